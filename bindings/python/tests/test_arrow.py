"""Tables by the PyCapsule interface, in the libraries that read it."""

from decimal import Decimal

import pytest
from conftest import REPORTS

import gov_disclosure as gd

pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")

COLUMNS = ["source", "agency", "year", "table", "form", "field", "state", "value", "unit", "raw", "derived", "line", "provenance"]


def panel():
    return gd.parse_many(REPORTS, progress=False, check=True)


def test_the_columns_are_those_of_csv(clean):
    rows = clean.cells()
    assert rows.column_names == COLUMNS
    schema = pa.schema(rows)
    words = pa.dictionary(pa.int32(), pa.string())
    assert schema.field("field").type == schema.field("agency").type == words
    assert schema.field("value").type == pa.decimal128(38, 10)


def test_every_library_reads_the_same_cells(clean):
    cells = clean.cells()
    total = "requests.received.total"
    in_arrow = pa.table(cells).to_pylist()
    in_polars = pl.DataFrame(cells)
    # Pandas takes a stream by itself since 3.
    in_pandas = pd.DataFrame.from_arrow(cells) if hasattr(pd.DataFrame, "from_arrow") else cells.to_pandas()
    in_duckdb = duckdb.sql("select field, value from cells where state = 'reported'").fetchall()
    assert len(in_arrow) == in_polars.height == len(in_pandas) == len(in_duckdb) == 200
    by_field = {row["field"]: row["value"] for row in in_arrow}
    assert by_field[total] == 2837 and by_field["disclosure.fees.amount"] == Decimal("18437.62")
    assert in_polars.filter(pl.col("field") == total)["value"].item() == 2837
    assert in_pandas.set_index("field").loc[total, "value"] == 2837
    assert dict(in_duckdb)[total] == 2837


def test_a_panel_holds_every_cell_of_every_report():
    reports = [report for report in panel()]
    expected = [(report.source["name"], field, cell.state, cell.value) for report in reports for field, cell in report.items()]
    frame = pl.DataFrame(panel().cells())
    assert frame.select("source", "field", "state", "value").rows() == expected
    derived = [cell.derived.value if cell.derived else None for report in reports for cell in report.values()]
    assert frame["derived"].to_list() == derived


def test_wide_has_a_report_a_row_with_names_for_stata():
    reports = {report.source["name"]: report for report in panel()}
    wide = pl.DataFrame(panel().wide())
    assert wide.shape == (len(reports), 3 + 226)
    assert all(len(name) <= 32 and name.isidentifier() for name in wide.columns)
    columns = {field["column"]: field["id"] for field in gd.fields()}
    for row in wide.rows(named=True):
        report = reports[row["source"]]
        for column, field in columns.items():
            known = field in report and (report[field].unit is not None or report[field].value == 0)
            assert row[column] == (report[field].value if known else None)
    states = pl.DataFrame(panel().wide("state"))
    assert set(states["req_received_total"].to_list()) <= {"reported", "blank", "placeholder", "illegible", "absent", "lost", None}
    with pytest.raises(ValueError, match="none of"):
        panel().wide("colour")


def test_diagnostics_are_a_table_too():
    expected = [(each.rule, each.fields, each.message["zh"]) for report in panel() for each in report.diagnostics]
    frame = pl.DataFrame(panel().diagnostics())
    assert frame.select("rule", "fields", "message_zh").rows() == expected


def test_many_batches_are_one_table():
    paths = [REPORTS / "html-clean.html"] * 700
    frame = pl.DataFrame(gd.parse_many(paths, progress=False).cells())
    assert frame.height == 140_000
    table = pa.table(gd.parse_many(paths, progress=False).cells())
    assert table.column("value").num_chunks > 1
    assert table.to_pandas()["field"].nunique() == 200


def test_nothing_is_an_empty_table():
    assert pa.table(gd.parse_many([], progress=False).cells()).num_rows == 0
    assert pa.table(gd.Panel([]).wide()).num_rows == 0


@pytest.mark.parametrize(
    "table", ["reports", "cells", "wide", "claims", "sections", "diagnostics", "indicators", "failures", "passed_over"]
)
def test_every_table_is_a_frame_and_a_file_of_stata(table, tmp_path):
    rows = getattr(panel().load(), table)()
    frame = rows.to_pandas()
    assert list(frame.columns) == rows.column_names == rows.to_polars().columns
    assert len(frame) == rows.to_polars().height == len(list(rows))
    if len(frame):
        rows.to_stata(tmp_path / "table.dta")
        assert len(pd.read_stata(tmp_path / "table.dta")) == len(frame)


def test_numbers_are_plain_or_nullable_or_exact(clean, tmp_path):
    wide = gd.Panel([clean]).wide()
    plain = wide.to_pandas()
    assert plain["req_received_total"].dtype == plain["dis_fees_amount"].dtype == "float64"
    assert (plain["req_received_total"][0], plain["dis_fees_amount"][0]) == (2837.0, 18437.62)
    assert plain["dis_rules_made"].isna().all()
    nullable = wide.to_pandas(numbers="nullable")
    assert (str(nullable["req_received_total"].dtype), str(nullable["dis_fees_amount"].dtype)) == ("Int64", "Float64")
    exact = wide.to_pandas(numbers="exact")
    assert exact["dis_fees_amount"][0] == Decimal("18437.62")
    assert wide.to_polars()["dis_fees_amount"].dtype == pl.Float64 and wide.to_polars(numbers="exact")["req_received_total"].dtype == pl.Int64
    wide.to_stata(tmp_path / "wide.dta", labels="en")
    with pd.read_stata(tmp_path / "wide.dta", iterator=True) as stata:
        assert stata.variable_labels()["req_denied_state_secret_total"] == "Denied: state secret, total"
        assert stata.read()["req_received_total"][0] == 2837
    with pytest.raises(ValueError, match="none of"):
        wide.to_pandas(numbers="integers")


def test_fields_and_indicators_are_frames_too(clean):
    fields = gd.fields().to_pandas()
    assert fields.set_index("id").loc["requests.received.total", "label_en"] == "Requests received, total"
    assert gd.indicators(clean).to_polars().height == len(gd.indicator_definitions())
    assert "<td>" in gd.rules()._repr_html_()


def test_a_row_is_a_dict():
    row = next(row for row in gd.parse(REPORTS / "html-clean.html").cells() if row["field"] == "disclosure.fees.amount")
    assert (row["state"], row["value"], row["unit"], row["year"]) == ("reported", Decimal("18437.62"), "万元", 2022)
