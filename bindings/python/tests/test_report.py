"""A report in Python: mapping, attributes, copies, pictures of it."""

import copy
import io
import os
import pickle
import threading
from collections.abc import Mapping
from decimal import Decimal

import pytest
from conftest import REPORTS

import gov_disclosure as gd


def test_sources_are_paths_bytes_and_binary_files(clean):
    path = REPORTS / "html-clean.html"
    data = path.read_bytes()
    with path.open("rb") as file:
        read = [gd.parse(source) for source in (path, str(path), data, bytearray(data), memoryview(data), io.BytesIO(data), file)]
    assert all(gd.compare(report, read[0]) == [] for report in read)
    assert [report.source["name"] for report in read] == [str(path)] * 2 + [None] * 4 + [str(path)]
    assert read[0].check() == clean
    with path.open(encoding="utf-8") as text, pytest.raises(TypeError, match="binary"):
        gd.parse(text)
    for nothing in (7, None, [1, 2], object()):
        with pytest.raises(TypeError, match="a path, bytes or a binary file"):
            gd.parse(nothing)


def test_a_pipe_is_read_to_its_end(clean):
    data = (REPORTS / "html-clean.html").read_bytes()
    reading, writing = os.pipe()

    def write():
        with open(writing, "wb", buffering=0) as file:
            for start in range(0, len(data), 4096):
                file.write(data[start : start + 4096])

    writer = threading.Thread(target=write)
    writer.start()
    with open(reading, "rb", buffering=0) as file:
        assert gd.parse(file, name=clean.source["name"]).check() == clean
    writer.join()


def test_it_is_a_mapping_of_fields_to_cells(clean):
    assert isinstance(clean, Mapping)
    assert len(clean) == 200 == len(list(clean)) == len(clean.items())
    cell = clean["requests.received.total"]
    assert (cell.field, cell.state, cell.value, cell.unit) == ("requests.received.total", "reported", 2837, "件")
    assert cell == clean.get("requests.received.total") != clean["requests.received.enterprise"]
    assert clean.get("nothing") is None and clean.get("nothing", 1) == 1
    assert "requests.received.total" in clean and "nothing" not in clean and 3 not in clean
    fee = clean["disclosure.fees.amount"]
    assert (fee.value, fee.unit, type(fee.value)) == (Decimal("18437.62"), "万元", Decimal)
    with pytest.raises(KeyError, match="did you mean 'requests.received.total'|requests.received.total"):
        clean["requests.recieved.total"]
    with pytest.raises(gd.UnknownFieldError, match="not a field of this report's form"):
        clean["disclosure.rules.made"]


def test_what_it_is_about_are_attributes(clean):
    assert (clean.agency, clean.year, clean.form["requests"]) == ("青岫市人民政府", 2022, "2021")
    assert clean.source["format"] == "html" and clean.source["name"] == str(REPORTS / "html-clean.html")
    assert set(clean.contact) == {"office", "address", "postcode", "phone", "fax", "email"}
    assert clean.to_dict()["meta"] == clean.meta


def test_states_stay_apart():
    report = gd.Report.from_dict({"year": 2023, "requests.received.total": None, "requests.received.enterprise": "/", "requests.received.research": 0})
    states = {field: (report[field].state, report[field].value) for field in list(report) if field.startswith("requests.received")}
    assert states["requests.received.total"] == ("blank", None)
    assert states["requests.received.enterprise"] == ("placeholder", None)
    assert states["requests.received.research"] == ("reported", 0)
    assert states["requests.received.legal_service"] == ("absent", None)


def test_a_wrong_cell_is_named_with_the_value_that_fits(clean):
    wrong = clean.to_dict()
    right = wrong["cells"]["requests.granted.natural_person"]["value"]
    wrong["cells"]["requests.granted.natural_person"]["value"] = right + 7
    found = gd.Report.from_dict(wrong).check().diagnostics
    suspects = [each.suspects for each in found if each.rule == "A403"]
    assert suspects[0] == [[{"field": "requests.granted.natural_person", "value": right}]]
    assert all(set(each.message) == {"zh", "en"} for each in found)


def test_derived_values_stand_beside_the_state(clean):
    lost = clean.to_dict()
    right = lost["cells"]["requests.received.total"]["value"]
    lost["cells"]["requests.received.total"] = {"state": "lost"}
    cell = gd.Report.from_dict(lost).check()["requests.received.total"]
    assert (cell.state, cell.value, cell.derived.value) == ("lost", None, right)
    assert cell.derived.rules and cell.derived.inputs


def test_copies_pickles_and_hashes_are_equal(clean):
    for other in (pickle.loads(pickle.dumps(clean)), copy.copy(clean), copy.deepcopy(clean), gd.Report.from_json(clean.to_json())):
        assert other == clean and hash(other) == hash(clean) and other is not None
    assert clean != gd.parse(REPORTS / "text-cells.txt") and clean != 3


def test_plain_figures_are_read_from_csv():
    report = gd.Report.from_csv("field,value\nagency,青岫市林业局\nyear,2023\nrequests.received.total,47\n")
    assert (report.agency, report.year, report["requests.received.total"].value) == ("青岫市林业局", 2023, 47)
    assert gd.Report.from_csv("name,age\n") is None
    with pytest.raises(gd.MalformedError, match="requests.received.total") as caught:
        gd.Report.from_csv("field,value\nrequests.received.totl,47\n")
    assert caught.value.hint == "fields"


def test_it_is_shown_as_it_is_printed(clean):
    assert repr(clean).startswith("<Report 青岫市人民政府 2022: 200 reported")
    text = '{"year": 2023, "agency": "云溪县示例局", "requests.received.enterprise": -1}'
    assert repr(gd.Report.from_json(text)).endswith("; not checked>")
    assert repr(gd.Report.from_json(text).check()).endswith("; 1 error, 0 warnings>")
    damaged = gd.parse_text((REPORTS / "html-clean.html").read_text(encoding="utf-8").replace("<td>2837</td>", "<td>28x37</td>"))
    assert repr(damaged).endswith("; 1 error, 0 warnings; not checked>"), repr(damaged)
    html = clean._repr_html_()
    assert 'data-field="requests.received.total" data-state="reported"' in html and "2837" in html
    assert "<script" not in html and "http" not in html


def test_it_is_rendered_in_every_target(clean):
    for target in ("html", "md", "txt"):
        assert gd.parse(clean.render(target).encode(), year=2022)["requests.received.total"].value == 2837
    for target in ("docx", "xlsx"):
        again = gd.parse(clean.render(target))
        assert {field: cell.value for field, cell in again.items()} == {field: cell.value for field, cell in clean.items()}
    with pytest.raises(ValueError, match="none of \"html\""):
        clean.render("odt")


def test_totals_are_filled_and_named(clean):
    parts = clean.to_dict()
    parts["cells"]["requests.received.total"] = {"state": "absent"}
    filled, names = gd.Report.from_dict(parts).fill_totals()
    assert names == ["requests.received.total"] and filled["requests.received.total"].value == 2837


def test_the_form_of_2019_becomes_that_of_2021(clean):
    assert (clean.to_form_2021().open, clean.to_form_2021().left) == ([], {})
    old = {"schema": clean.to_dict()["schema"], "meta": {"year": 2022}, "form": {"expected": "2021", "disclosure": "2019"}}
    old["cells"] = {"disclosure.licensing.decisions": 581, "disclosure.rules.made": 4}
    made = gd.Report.from_dict(old).to_form_2021()
    assert made.report.form["disclosure"] == "2021" and made.report["disclosure.licensing.decisions"].value == 581
    assert made.report["disclosure.rules.issued"].state == "absent" and "disclosure.rules.issued" in made.open
    assert made.left["disclosure.rules.made"].value == 4 and "disclosure.rules.made" not in made.report
    assert made.carried == [each for each in made.report if each.endswith("decisions")] and "7 open" in repr(made)
    assert [each.rule for each in made.report.diagnostics if each.rule == "S301"] == ["S301"]


def test_indicators_give_counts_and_reasons(clean):
    all_of_them = {each["id"]: each for each in clean.indicators()}
    assert [each["id"] for each in gd.indicator_definitions()] == list(all_of_them)
    rate = all_of_them["disclosure_rate"]
    assert rate["value"] == rate["numerator"] / rate["denominator"]
    assert all_of_them["request_growth"]["value"] is None and all_of_them["request_growth"]["reason"]["code"] == "previous-needed"
    assert gd.indicators(clean, population=100_000) == clean.indicators(population=100_000)


def test_years_are_checked_against_each_other(clean):
    before, after = clean.to_dict(), clean.to_dict()
    after["meta"]["year"] = 2023
    after["cells"]["requests.carried_in.total"]["value"] += before["cells"]["requests.carried_out.total"]["value"] + 5
    first, second = gd.check_series([gd.Report.from_dict(before), gd.Report.from_dict(after)])
    assert first.year == 2022 and not [each for each in first.diagnostics if each.rule == "Y601"]
    assert [each.rule for each in second.diagnostics if each.rule == "Y601"]


def test_the_catalogue_is_data():
    assert len(gd.fields()) == 226 and gd.fields()[0]["column"] == "dis_rules_issued"
    assert all("2019" in field["forms"] for field in gd.fields("2019")) and len(gd.fields("2019")) < 226
    assert {"id", "name", "severity", "zh", "en", "page"} <= set(gd.rules()[0])
    assert gd.schema()["$schema"].startswith("https://json-schema.org/")


def test_the_cells_of_a_form_of_2008_to_2018_are_data():
    cells = gd.fields(form="fujian2014")
    granted = next(cell for cell in cells if cell["id"] == "fujian.requests.granted.cumulated")
    assert granted == {
        "id": "fujian.requests.granted.cumulated",
        "form": "fujian2014",
        "row_zh": "同意公开答复数",
        "column_zh": "历年累计",
        "unit": "条",
        "column": "requests_granted_all",
        "certainty": "seen",
    }
    assert len(gd.fields(form="stat2014")) == 58
    with pytest.raises(ValueError, match="stat2013"):
        gd.fields(form="stat2013")


def test_a_text_is_read_and_a_text_for_a_path_is_refused(clean):
    page = (REPORTS / "html-clean.html").read_text(encoding="utf-8")
    assert gd.compare(gd.parse_text(page), clean) == []
    assert gd.parse_text(page.replace("utf-8", "gbk"), name="page").source["name"] == "page"
    with pytest.raises(ValueError, match="parse_text"):
        gd.parse(page)
    with pytest.raises(ValueError, match="nothing is fetched"):
        gd.parse("https://example.org/report.html")


def test_a_report_is_changed_by_making_another(clean):
    field = "requests.granted.natural_person"
    right = clean[field].value
    wrong = clean.replace({field: right + 7})
    assert (wrong[field].value, wrong[field].location, clean[field].value) == (right + 7, None, right)
    assert {found.rule for found in wrong.diagnostics} >= {"A402", "A403"}
    assert gd.compare(clean, wrong) == [
        {"field": field, "a_state": "reported", "a_value": right, "b_state": "reported", "b_value": right + 7}
    ]
    assert (clean[field].provenance, wrong[field].provenance) == ("read", "edited")
    assert wrong.is_flagged(field) and not clean.is_flagged(field)
    assert field not in wrong.trusted() and clean.trusted()[field] == clean[field]
    assert all(cell.state == "reported" for cell in clean.trusted().values())
    with pytest.raises(gd.UnknownFieldError):
        clean.is_flagged("requests")
    assert gd.compare(clean, wrong.replace({field: right})) == []
    blank = clean.replace({field: None, "disclosure.fees.amount": Decimal("12.5")})
    assert blank[field].state == "blank"
    assert (blank["disclosure.fees.amount"].value, blank["disclosure.fees.amount"].unit) == (Decimal("12.5"), "万元")
    with pytest.raises(TypeError, match="replace"):
        clean[field] = 3
    with pytest.raises(gd.UnknownFieldError, match="did you mean"):
        clean.replace({"requests.granted.natural_persons": 3})
    with pytest.raises(ValueError, match="takes a count"):
        clean.replace({field: "many"})


def test_cells_are_equal_by_what_they_say(clean):
    field = "requests.received.total"
    other = clean.replace({field: clean[field].value})
    assert other[field].location is None and other[field] == clean[field] and hash(other[field]) == hash(clean[field])
    assert clean[field] != clean["requests.received.enterprise"] and clean[field] != 2837


def test_everything_public_can_be_pickled():
    cut = gd.parse(REPORTS / "text-truncated.txt").check()
    panel = gd.parse_many([REPORTS / "html-clean.html", "none.html"], progress=False)
    failure = list(panel)[1]
    cells = list(cut.values())
    derived = [cell.derived for cell in cells if cell.derived]
    for thing in (cut, *cells, *derived, *cut.diagnostics, failure):
        assert pickle.loads(pickle.dumps(thing)) == thing
    for kept in (panel, panel.load()):
        assert list(pickle.loads(pickle.dumps(kept))) == list(panel)
    with pytest.raises(gd.DisclosureError) as caught:
        gd.parse(b"")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.code, again.message) == (caught.value.code, caught.value.message)


def test_views_and_completion_are_those_of_a_mapping(clean):
    assert clean.keys() & {"requests.received.total", "x"} == {"requests.received.total"}
    assert clean._ipython_key_completions_() == list(clean.keys())


def test_each_report_of_a_file_is_read_for_itself(tmp_path):
    def text(agency, licensing):
        return (
            f"{agency}2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我们按时公开应当公开的内容。\n二、主动公开政府信息情况\n"
            f"第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 {licensing}\n三、收到和处理政府信息公开申请情况\n六、其他需要报告的事项\n无。\n"
        )

    path = tmp_path / "collection.txt"
    path.write_text(text("青岫市林业局", 31) + text("青岫市水利局", 74), encoding="utf-8")
    reports = gd.parse_all(path)
    field = "disclosure.licensing.decisions"
    assert [(report.meta["agency"], report[field].value) for report in reports] == [("青岫市林业局", 31), ("青岫市水利局", 74)]
    assert [report.source["part"] for report in reports] == [{"number": 1, "of": 2}, {"number": 2, "of": 2}]
    first = gd.parse(path)
    assert first[field].value == 31 and any(found.rule == "R026" for found in first.diagnostics)
    assert [report.meta["agency"] for report in gd.parse_many(tmp_path)] == ["青岫市林业局", "青岫市水利局"]
    [single] = gd.parse_all(REPORTS / "html-clean.html")
    assert "part" not in single.source
