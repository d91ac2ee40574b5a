"""Reports in Spark: every file is a row somewhere, and the tables are those of a panel."""

import os
import sys

import pytest
from conftest import REPORTS

import gov_disclosure as gd

pyspark = pytest.importorskip("pyspark")
gds = pytest.importorskip("gov_disclosure.spark")


@pytest.fixture(scope="module")
def session():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = pyspark.sql.SparkSession.builder.master("local[2]")
    for key in ("spark.driver.host", "spark.driver.bindAddress"):
        builder = builder.config(key, "127.0.0.1")
    made = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Three reports, two of one agency and year, a page that is none, and an empty file with a space in its name."""
    top = tmp_path_factory.mktemp("报告")
    page = (REPORTS / "html-clean.html").read_bytes()
    (top / "a.html").write_bytes(page)
    (top / "b").mkdir()
    (top / "b" / "同.html").write_bytes(page)
    (top / "c.txt").write_bytes((REPORTS / "text-cells.txt").read_bytes())
    (top / "d.html").write_text("<p>通知</p>", encoding="utf-8")
    (top / "空 文件.html").write_bytes(b"")
    return top


@pytest.fixture(scope="module")
def reports(session, folder):
    return gds.read(session, str(folder)).persist()


def names(rows):
    return sorted(row["source"].rsplit("/", 1)[1] for row in rows)


def test_every_file_is_a_report_or_a_failure(reports):
    assert names(reports.reports().collect()) == ["a.html", "c.txt", "同.html"]
    failed = reports.failures().collect()
    assert {row["source"].rsplit("/", 1)[1]: row["code"] for row in failed} == {"d.html": "not-a-report", "空 文件.html": "empty"}
    assert names(failed) == ["d.html", "空 文件.html"]


def test_tables_are_those_of_a_panel(reports, folder):
    panel = gd.parse_many([str(folder / "a.html"), str(folder / "c.txt")], check=True, progress=False)
    for name in ("cells", "diagnostics", "claims", "sections", "indicators"):
        own = getattr(reports, name)().where("source not like '%/b/%'").drop("source")
        expected = getattr(panel, name)().to_pandas(numbers="exact").drop(columns="source")
        assert own.columns == list(expected.columns), name
        assert own.count() == len(expected), name
    field = "requests.received.total"
    cells = {row["source"].rsplit("/", 1)[1]: row["value"] for row in reports.cells().where(f"field = '{field}'").collect()}
    assert {name: int(value) for name, value in cells.items() if name != "同.html"} == {
        report.source["name"].rsplit("/", 1)[1]: report[field].value for report in panel
    }
    assert reports.wide().count() == 3


def test_a_file_that_is_there_twice_is_found_over_all_tasks(reports):
    twice = {row["source"].rsplit("/", 1)[1]: row for row in reports.reports().collect()}
    assert twice["a.html"]["duplicate_of"] is None and twice["c.txt"]["duplicate_of"] is None
    assert twice["同.html"]["duplicate"] == "file"
    assert twice["同.html"]["duplicate_of"].endswith("/a.html")


def test_tables_are_written_by_year_and_overwritten(session, reports, tmp_path):
    target = str(tmp_path / "panel")
    for _ in range(2):
        reports.write(target, mode="overwrite", partition_by="year")
    assert session.read.parquet(f"{target}/reports").count() == 3
    assert session.read.parquet(f"{target}/failures").count() == 2
    year = gd.parse(REPORTS / "html-clean.html").year
    files = list((tmp_path / "panel" / "cells" / f"year={year}").glob("*.parquet"))
    assert len(files) == 1
    with pytest.raises(Exception, match="(?i)exists"):
        reports.write(target)


def test_bytes_of_a_table_are_read(session):
    page = (REPORTS / "html-clean.html").read_bytes()
    files = session.createDataFrame([("甲.html", bytearray(page), 1)], "name string, body binary, other int")
    (row,) = gds.read_bytes(files, path="name", content="body", check=False).reports().collect()
    assert (row["source"], row["errors"]) == ("甲.html", 0)
