#!/usr/bin/env python3
"""Runs a short notebook and writes it as a page, target/pictures/notebook.html, of which scripts/pictures takes the picture in the README.

Needs scripts/python-requirements.txt and the package gov-disclosure.
"""

import pathlib

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "target" / "pictures" / "notebook.html"

CELLS = [
    """\
import gov_disclosure as gd

panel = gd.parse_many("examples/reports", check=True, progress=False).load()
panel.reports().to_pandas()[["agency", "year", "cells_reported", "cells_lost", "errors"]].head(4)""",
    """\
report = gd.parse("examples/reports/html-clean.html")
report.replace({"requests.received.natural_person": 1438}).check()  # 1483, with two digits swapped""",
]


def main():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": ROOT}}).execute()
    # Formulas would be drawn by a script from the network.
    page, _ = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="", mermaid_js_url="").from_notebook_node(notebook)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
