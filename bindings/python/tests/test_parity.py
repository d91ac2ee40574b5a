"""The same input gives the same bytes as the command."""

import gov_disclosure as gd


def test_every_report_is_byte_equal_to_the_command(by_command):
    assert len(by_command) >= 18
    for name, line in by_command.items():
        assert gd.parse(name, name=name).check().to_json() == line, name


def test_a_batch_is_byte_equal_and_in_order(by_command, folders):
    panel = gd.parse_many(folders, threads=2, progress=False, check=True)
    assert [report.to_json() for report in panel] == list(by_command.values())
    assert list(panel.failures()) == []


def test_json_goes_back_and_forth(by_command):
    for line in by_command.values():
        report = gd.Report.from_json(line)
        assert report.to_json() == line
        assert report.check().to_json() == line
        assert gd.Report.from_dict(report.to_dict()).to_json() == line
