"""Errors by their meaning."""

import pytest

import gov_disclosure as gd

CODES = {
    "unknown-format": gd.UnknownFormatError,
    "malformed": gd.MalformedError,
    "encrypted": gd.EncryptedError,
    "needs-ocr": gd.NeedsOcrError,
    "empty": gd.EmptyFileError,
    "not-a-report": gd.NotAReportError,
    "limit-exceeded": gd.LimitExceededError,
    "not-correctable": gd.NotCorrectableError,
}


def test_each_code_has_a_class():
    assert {error.code: error for error in gd.DisclosureError.__subclasses__()} == CODES


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\r\n", "empty"),
        ("通知：明天放假。".encode(), "not-a-report"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(200)), "unknown-format"),
        (b"%PDF-1.7\nno objects", "malformed"),
    ],
)
def test_they_say_what_and_what_would_help(data, code):
    with pytest.raises(CODES[code]) as caught:
        gd.parse(data)
    assert caught.value.code == code
    assert set(caught.value.message) == {"zh", "en"} and caught.value.message["zh"] in str(caught.value)


def test_files_raise_pythons_own_errors(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        gd.parse(tmp_path / "none.html")
    assert str(caught.value.filename).endswith("none.html")
    with pytest.raises(IsADirectoryError):
        gd.parse(tmp_path)


def test_arguments_are_refused_with_a_reason():
    with pytest.raises(ValueError, match="none of html, text"):
        gd.parse(b"x", format="rtf")
    with pytest.raises(TypeError):
        gd.parse(b"x", "name")
    with pytest.raises(gd.MalformedError, match=r"gov_disclosure\.fields\(\)") as caught:
        gd.Report.from_json('{"requests.recieved.total": 3}')
    assert caught.value.hint == "fields"
    with pytest.raises(ValueError, match="at least 1"):
        gd.parse_many([], threads=0)


@pytest.mark.parametrize("year", [0, -1, 2007, 2200, 70_000, 10**20])
def test_years_without_a_report_are_refused(year):
    for read in (lambda: gd.parse(b"x", year=year), lambda: gd.parse_many([], year=year, progress=False)):
        with pytest.raises((ValueError, OverflowError)):
            read()


def test_numbers_out_of_range_are_refused():
    report = gd.Report.from_dict({"year": 2023, "requests.received.total": 3})
    with pytest.raises(ValueError, match="negative"):
        report.indicators(population=-1)


@pytest.mark.parametrize("year", [0, 65_535])
def test_odd_years_of_a_report_stop_nothing(year):
    cells = {"requests.received.total": {"state": "reported", "value": 3}}
    report = gd.Report.from_dict({"schema": "gov-disclosure/report/v1", "meta": {"year": year}, "cells": cells}).check()
    assert report.year == year
    assert len(gd.check_series(each for each in (report, report))) == 2
    assert report.indicators(previous=report)
