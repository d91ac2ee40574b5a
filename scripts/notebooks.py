#!/usr/bin/env python3
"""Runs every notebook of examples/python from beginning to end and fails on the first error.

Usage: scripts/notebooks.py [NAME.ipynb ...]

A notebook runs in a copy of examples/ that is thrown away, so nothing of the repository changes. It also fails where
a notebook is committed with outputs. Needs scripts/python-requirements.txt and the package gov-disclosure.
"""

import pathlib
import shutil
import sys
import tempfile
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Seconds for a cell; the slowest take a few, most of them for importing.
TIMEOUT = 120


def wrong(path):
    """Runs one notebook; what is wrong with it, or None."""
    notebook = nbformat.read(path, as_version=4)
    if any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells):
        return "it has outputs: clear them before committing"
    try:
        NotebookClient(notebook, timeout=TIMEOUT, kernel_name="python3", resources={"metadata": {"path": path.parent}}).execute()
    except CellExecutionError as error:
        return str(error)
    return None


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        examples = pathlib.Path(folder) / "examples"
        shutil.copytree(ROOT / "examples", examples)
        names = sys.argv[1:] or sorted(path.name for path in (examples / "python").glob("*.ipynb"))
        for name in names:
            began = time.monotonic()
            found = wrong(examples / "python" / name)
            print(f"{name}: {'failed' if found else 'ran'}, {time.monotonic() - began:.1f} s", flush=True)
            if found:
                failed += 1
                print(found, flush=True)
    if not names:
        print("no notebook was found")
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main())
