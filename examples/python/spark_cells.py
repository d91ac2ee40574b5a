#!/usr/bin/env python3
"""A folder of reports, read and checked by Spark, as Parquet: reports, cells, diagnostics and failures.

    python examples/python/spark_cells.py examples/reports /tmp/panel

writes /tmp/panel/reports, /tmp/panel/cells, /tmp/panel/diagnostics and /tmp/panel/failures, in folders by year where a table has
one. It runs on two cores of this machine; ``spark-submit`` runs it on a cluster, whose machines need the package.
"""

import argparse
import os
import sys

from pyspark import SparkConf
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

from gov_disclosure import spark as gds

LOCAL = {
    "spark.master": "local[2]",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
}


def session() -> SparkSession:
    """A session on this machine, unless spark-submit says otherwise."""
    builder = SparkSession.builder.appName("gov-disclosure")
    # The tasks run this Python; on a cluster PYSPARK_PYTHON names one that has the package.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if not SparkConf().contains("spark.master"):
        for key, value in LOCAL.items():
            builder = builder.config(key, value)
    return builder.getOrCreate()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", help="folder with the reports, or any path that Spark reads")
    arguments.add_argument("output", help="folder for the tables; what is there of them is replaced")
    chosen = arguments.parse_args()

    spark = session()
    gds.read(spark, chosen.folder).write(chosen.output, mode="overwrite", partition_by="year")

    tables = {name: spark.read.parquet(f"{chosen.output}/{name}") for name in gds.TABLES}
    print(", ".join(f"{name} {table.count()}" for name, table in tables.items()))
    for field in ("requests.received.total", "requests.handled_total.total"):
        # Blank, absent and lost cells have no value and are not in the sum.
        total = tables["cells"].where(f.col("field") == field).agg(f.coalesce(f.sum("value"), f.lit(0))).first()[0]
        print(f"{field} {int(total)}")
    spark.stop()


if __name__ == "__main__":
    main()
