#!/usr/bin/env python3
"""A folder of reports, read and checked by Spark, as Parquet: a cell a row.

    python examples/python/spark_cells.py examples/reports /tmp/panel

writes /tmp/panel/cells, with the columns of ``gov_disclosure.Report.cells()``, and /tmp/panel/failures, a row for each
file that gave no cells: no report, by the code of the error, or one whose form is not read, by the rule. The package has to be installed on every machine that runs the tasks.
"""

import argparse
import os
import sys
from collections.abc import Iterator

import pyarrow as pa
from pyspark import SparkConf, StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

import gov_disclosure as gd

# The columns of gd.Report.cells() in Spark's types, which know no dictionaries, and why there are no cells.
FAILURE = "failure struct<code: string, message_zh: string, message_en: string>"
COLUMNS = f"""source string, agency string, year smallint, table string, form string, field string, state string,
    value decimal(38,10), unit string, raw string, derived decimal(38,10), line int, {FAILURE}"""

# Files that a task holds at a time: Spark's own ten thousand are too many where each is a document.
FILES = 64


def plain(schema: pa.Schema) -> pa.Schema:
    """The schema with text in place of dictionaries."""
    return pa.schema([(each.name, each.type.value_type if pa.types.is_dictionary(each.type) else each.type) for each in schema])


CELLS = plain(pa.schema(gd.Panel([]).cells()))
CODE = pa.struct([(name, pa.string()) for name in ("code", "message_zh", "message_en")])
ROWS = CELLS.append(pa.field("failure", CODE))


def failure(path: str, code: str | None, message: dict[str, str]) -> dict[str, object]:
    """A row that says why a file has no cells."""
    return {"source": path, "failure": {"code": code, "message_zh": message["zh"], "message_en": message["en"]}}


def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of path and content to batches of cells; a file without cells is a row with its name and why."""
    for batch in batches:
        reports, failures = [], []
        for path, content in zip(batch["path"].to_pylist(), batch["content"], strict=True):
            try:
                report = gd.parse(content.as_buffer(), name=path).check()
            except gd.DisclosureError as error:
                failures.append(failure(path, error.code, error.message))
                continue
            reports.append(report)
            if len(report) == 0:
                failures += [failure(path, found.rule, found.message) for found in report.diagnostics if found.rule == "S302"]
        cells = pa.table(gd.Panel(reports).cells()).cast(CELLS)
        yield from cells.append_column("failure", pa.nulls(len(cells), CODE)).to_batches()
        yield pa.RecordBatch.from_pylist(failures, ROWS)


def session() -> SparkSession:
    """A session on two cores of this machine, unless spark-submit says otherwise."""
    builder = SparkSession.builder.appName("gov-disclosure")
    # The tasks run this Python; on a cluster PYSPARK_PYTHON names one that has the package.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    local = {
        "spark.master": "local[2]",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
    }
    if not SparkConf().contains("spark.master"):
        for key, value in local.items():
            builder = builder.config(key, value)
    return builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", FILES).getOrCreate()


def total(cells: DataFrame, field: str) -> int:
    """The sum of a field over all reports that have a value; blank, absent and lost cells are not in it."""
    return int(cells.where(f.col("field") == field).agg(f.coalesce(f.sum("value"), f.lit(0))).first()[0])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", help="folder with the reports, or any path that Spark reads")
    arguments.add_argument("output", help="folder to be made")
    chosen = arguments.parse_args()

    spark = session()
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(chosen.folder)
    # Kept on disk between the two writes, so that each file is read once.
    rows = files.select("path", "content").mapInArrow(read, COLUMNS).persist(StorageLevel.DISK_ONLY)
    failed = rows.where("failure is not null")
    rows.where("failure is null").drop("failure").write.parquet(f"{chosen.output}/cells")
    failed.select("source", "failure.*").write.parquet(f"{chosen.output}/failures")
    rows.unpersist()

    cells = spark.read.parquet(f"{chosen.output}/cells")
    failures = spark.read.parquet(f"{chosen.output}/failures")
    reports = cells.select("source").distinct().count()
    print(f"reports {reports}, cells {cells.count()}, failures {failures.count()}")
    for field in ("requests.received.total", "requests.handled_total.total"):
        print(f"{field} {total(cells, field)}")
    spark.stop()


if __name__ == "__main__":
    main()
