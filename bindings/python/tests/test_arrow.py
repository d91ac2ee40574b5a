"""Tables by the PyCapsule interface, in the libraries that read it."""

from decimal import Decimal

import pytest
from conftest import REPORTS

import gov_disclosure as gd

pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")

COLUMNS = ["source", "agency", "year", "table", "form", "field", "state", "value", "unit", "raw", "derived", "line"]


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
    in_pandas = pd.DataFrame.from_arrow(cells)
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
