"""Reports in Spark: read from a folder or from a table of bytes, as tables, and written as Parquet.

    >>> from gov_disclosure import spark as gds           # doctest: +SKIP
    >>> reports = gds.read(session, "hdfs:///reports")    # doctest: +SKIP
    >>> reports.write("hdfs:///panel", mode="overwrite", partition_by="year")  # doctest: +SKIP

Every file is a row of ``reports()`` or of ``failures()``, empty files too. The package must be installed on every machine that runs
the tasks (``pip install 'gov-disclosure[spark]'``).
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

import gov_disclosure as gd
from gov_disclosure._frames import needed

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession  # type: ignore[import-not-found,unused-ignore]

__all__ = ["TABLES", "Reports", "read", "read_bytes"]

Table = Literal["reports", "cells", "wide", "claims", "sections", "diagnostics", "indicators", "failures"]

#: The tables that ``Reports.write`` writes unless others are named.
TABLES: tuple[Table, ...] = ("reports", "cells", "diagnostics", "failures")

# A row for each report, as JSON, and for each failure, as JSON too.
_READ = "source string, report string, failure string"

# Rows that a task holds at a time: Spark's own ten thousand are too many where each is a document.
_ROWS = 64


def read(session: SparkSession, path: str | Sequence[str], *, check: bool = True) -> Reports:
    """Read the files of folders, or of any paths that Spark reads, folders with all that is below them.

    check: check each report, as ``Report.check`` does.

    Spark itself leaves empty files out; here each is a row of ``failures()``.
    """
    files = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(path)
    content = files.select("path", "content")
    # The list of files has the empty ones too, as URIs; the column has them as Hadoop's paths.
    listed = session.createDataFrame([(_as_path(uri),) for uri in files.inputFiles()], "path string")
    paths = files.select("path")
    functions = needed("pyspark.sql.functions", "spark")
    empty = listed.join(paths, "path", "left_anti").withColumn("content", functions.lit(b""))
    return read_bytes(content.unionByName(empty), check=check)


def _as_path(uri: str) -> str:
    path = unquote(uri)
    return path.replace("file:///", "file:/", 1) if path.startswith("file:///") else path


def read_bytes(files: DataFrame, *, path: str = "path", content: str = "content", check: bool = True) -> Reports:
    """Read a table with the name and the bytes of a file in each row.

    path, content: the columns of the names and of the bytes. Other columns are left out.
    """
    functions = needed("pyspark.sql.functions", "spark")
    chosen = files.select(functions.col(path).alias("path"), functions.col(content).alias("content"))
    return Reports(chosen.mapInArrow(partial(_parsed, check=check), _READ))


class Reports:
    """The reports and failures of a reading, as tables of Spark with the columns of ``Panel``.

    Nothing is read before a table is used, and each use reads anew: ``persist`` keeps what was read for several.
    """

    def __init__(self, rows: DataFrame) -> None:
        self._rows = rows

    def persist(self) -> Reports:
        """Keep what was read on the disks of the machines, until ``unpersist``."""
        level = needed("pyspark", "spark").StorageLevel.DISK_ONLY
        return Reports(self._rows.persist(level))

    def unpersist(self) -> None:
        """Let go of what ``persist`` keeps."""
        self._rows.unpersist()

    def table(self, name: Table, **options: Any) -> DataFrame:
        """The table of ``Panel`` with this name; the options are those of the method there."""
        functions = needed("pyspark.sql.functions", "spark")
        wanted = "failure" if name == "failures" else "report"
        rows = self._rows.where(functions.col(wanted).isNotNull()).select(wanted)
        table = rows.mapInArrow(partial(_rows_of, name=name, options=options), _ddl(_empty(name, options)))
        # Spark says no more of the sources than the batch that a task has in hand; what is twice is found over all of them.
        return _duplicates(table) if name == "reports" else table

    def reports(self) -> DataFrame:
        """One report per row; ``duplicate_of`` and ``duplicate`` over all files of the reading."""
        return self.table("reports")

    def cells(self) -> DataFrame:
        """One cell per row."""
        return self.table("cells")

    def wide(self, of: Literal["value", "state", "raw", "derived"] = "value") -> DataFrame:
        """One report per row, with a column for each field."""
        return self.table("wide", of=of)

    def claims(self) -> DataFrame:
        """A number of the prose a row."""
        return self.table("claims")

    def sections(self) -> DataFrame:
        """One section per row."""
        return self.table("sections")

    def diagnostics(self) -> DataFrame:
        """One diagnostic per row."""
        return self.table("diagnostics")

    def indicators(self) -> DataFrame:
        """One indicator per row."""
        return self.table("indicators")

    def failures(self) -> DataFrame:
        """A file that gave no report a row."""
        return self.table("failures")

    def write(
        self,
        folder: str,
        *,
        tables: Sequence[Table] = TABLES,
        mode: Literal["error", "overwrite", "append", "ignore"] = "error",
        partition_by: str | Sequence[str] = (),
        reports_per_file: int = 20_000,
    ) -> None:
        """Write tables as Parquet, each in a folder of its name; the files are read once.

        mode: what happens where a table is there already, as Spark has it.
        partition_by: columns whose values are folders, such as ``year``; a table without such a column is not split.
        reports_per_file: how many reports a Parquet file holds at most, about; 20,000 are some ten megabytes of cells.
        """
        columns = [partition_by] if isinstance(partition_by, str) else list(partition_by)
        kept = self.persist()
        try:
            files = max(1, -(-kept._rows.count() // max(1, reports_per_file)))
            for name in tables:
                table = kept.table(name)
                own = [column for column in columns if column in table.columns]
                table = table.repartition(files, *own) if own else table.coalesce(files)
                table.write.mode(mode).partitionBy(*own).parquet(f"{folder}/{name}")
        finally:
            kept.unpersist()


def _parsed(batches: Iterator[Any], *, check: bool) -> Iterator[Any]:
    """Batches of path and content to batches of reports and failures."""
    pa = needed("pyarrow", "spark")
    schema = pa.schema([(name, pa.string()) for name in ("source", "report", "failure")])
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS):
            part = batch.slice(start, _ROWS)
            names = part.column("path").to_pylist()
            pairs = list(zip(names, (value.as_py() or b"" for value in part.column("content")), strict=True))
            rows = []
            for item in gd.parse_many(pairs, threads=1, progress=False, check=check):
                if isinstance(item, gd.Failure):
                    rows.append({"source": item.name, "report": None, "failure": item.to_json()})
                else:
                    rows.append({"source": item.source["name"], "report": item.to_json(), "failure": None})
            yield pa.RecordBatch.from_pylist(rows, schema)


def _rows_of(batches: Iterator[Any], *, name: Table, options: dict[str, Any]) -> Iterator[Any]:
    """Batches of reports or failures to batches of a table."""
    schema = _plain(_empty(name, options))
    read = gd.Failure._from_json if name == "failures" else gd.Report.from_json
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS):
            items = [read(text) for text in batch.column(0).slice(start, _ROWS).to_pylist()]
            yield from _quiet(partial(_table, items, name, options)).cast(schema).to_batches()


def _quiet(make: Callable[[], Any]) -> Any:
    """Files without rows and rows that count twice are seen in the tables of the whole, not in those of a task."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", gd.PanelWarning)
        return make()


def _empty(name: Table, options: dict[str, Any]) -> Any:
    """The schema of a table."""
    return _table([], name, options).schema


def _table(items: list[Any], name: Table, options: dict[str, Any]) -> Any:
    return needed("pyarrow", "spark").table(getattr(gd.Panel(items), name)(**options))


def _plain(schema: Any) -> Any:
    """The schema with types that Spark has: no dictionaries, no unsigned integers."""
    pa = needed("pyarrow", "spark")

    def plain(type_: Any) -> Any:
        if pa.types.is_dictionary(type_):
            return plain(type_.value_type)
        if pa.types.is_list(type_):
            return pa.list_(plain(type_.value_type))
        wider = {pa.uint8(): pa.int16(), pa.uint16(): pa.int32(), pa.uint32(): pa.int64(), pa.uint64(): pa.int64()}
        return wider.get(type_, type_)

    return pa.schema([(field.name, plain(field.type)) for field in schema])


def _ddl(schema: Any) -> str:
    """The columns as Spark's SQL names them."""
    pa = needed("pyarrow", "spark")
    names = {
        pa.string(): "string", pa.bool_(): "boolean", pa.int8(): "tinyint", pa.int16(): "smallint", pa.int32(): "int",
        pa.int64(): "bigint", pa.float64(): "double", pa.date32(): "date",
    }  # fmt: skip

    def named(type_: Any) -> str:
        if pa.types.is_decimal(type_):
            return f"decimal({type_.precision},{type_.scale})"
        if pa.types.is_list(type_):
            return f"array<{named(type_.value_type)}>"
        return names[type_]

    return ", ".join(f"`{field.name}` {named(field.type)}" for field in _plain(schema))


def _duplicates(reports: DataFrame) -> DataFrame:
    """The reports with the first of the same bytes, or else the first of the same agency and year, over all of them."""
    functions, window = needed("pyspark.sql.functions", "spark"), needed("pyspark.sql.window", "spark").Window
    columns = reports.columns
    same = functions.first("source").over(window.partitionBy("sha256").orderBy("source"))
    named = functions.first("source").over(window.partitionBy("agency", "year").orderBy("source"))
    is_known = functions.col("agency").isNotNull() & functions.col("year").isNotNull()
    found = reports.drop("duplicate_of", "duplicate").withColumns({"_same": same, "_named": named})
    is_file, is_named = functions.col("_same") != functions.col("source"), is_known & (functions.col("_named") != functions.col("source"))
    found = found.withColumns({
        "duplicate_of": functions.when(is_file, functions.col("_same")).when(is_named, functions.col("_named")),
        "duplicate": functions.when(is_file, "file").when(is_named, "agency-and-year"),
    })  # fmt: skip
    return found.select(*columns)


