#!/usr/bin/env python3
"""Renders six examples as Word and Excel files, opens them with LibreOffice, python-docx and openpyxl, and compares every cell.

LibreOffice saves each file anew and as a page, which are read with the command; openpyxl reads the values beside the
formulas, and writes the formulas without values for LibreOffice to calculate. Prints cells right, missed, flagged and wrong by way; fails for a cell that is missed
or wrong.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter

import docx
import openpyxl

from copies import ROOT, compare
from office import pages


def office(source, target, folder):
    """The file saved by LibreOffice; `target` as soffice names formats, such as `xlsx` or `html:HTML (StarWriter)`."""
    out = folder / "out"
    out.mkdir(exist_ok=True)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", target]
    subprocess.run([*command, "--outdir", str(out), str(source)], check=True, capture_output=True, timeout=180)
    return out / f"{source.stem}.{target.split(':')[0]}"


def as_text(rows):
    return "\n".join(" | ".join(" ".join(cell.split()) for cell in row) + " |" for row in rows)


def with_python_docx(source, folder):
    """The paragraphs and tables as python-docx sees them: each merged cell once."""
    out = []
    for block in docx.Document(str(source)).iter_inner_content():
        if hasattr(block, "rows"):
            seen, rows = set(), []
            for row in block.rows:
                cells = [cell for cell in row.cells if cell._tc not in seen and not seen.add(cell._tc)]
                rows.append([cell.text for cell in cells])
            out.append(as_text(rows) + "\n")
        else:
            out.append(block.text)
    target = folder / f"{source.stem}-python.txt"
    target.write_text("\n".join(out), encoding="utf-8")
    return target


def with_openpyxl(source, folder):
    """The cached values, without a formula, in a file that openpyxl writes."""
    book = openpyxl.load_workbook(source, data_only=True)
    target = folder / f"{source.stem}-openpyxl.xlsx"
    book.save(target)
    return target


def calculated(source, folder):
    """What LibreOffice calculates from the formulas, whose values openpyxl drops."""
    bare = folder / f"{source.stem}-bare.xlsx"
    openpyxl.load_workbook(source).save(bare)
    return office(bare, "xlsx", folder)


WAYS = {
    "docx": (".docx", lambda source, folder: source),
    "docx, LibreOffice docx": (".docx", lambda source, folder: office(source, "docx:MS Word 2007 XML", folder)),
    "docx, LibreOffice html": (".docx", lambda source, folder: office(source, "html:HTML (StarWriter)", folder)),
    "docx, python-docx": (".docx", with_python_docx),
    "xlsx": (".xlsx", lambda source, folder: source),
    "xlsx, LibreOffice xlsx": (".xlsx", lambda source, folder: office(source, "xlsx", folder)),
    "xlsx, LibreOffice html": (".xlsx", lambda source, folder: office(source, "html:HTML (StarCalc)", folder)),
    "xlsx, openpyxl": (".xlsx", with_openpyxl),
    "xlsx, calculated": (".xlsx", calculated),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default="target/release/gov-disclosure")
    parser.add_argument("--only", help="the ways whose names hold this")
    options = parser.parse_args()
    command = str((ROOT / options.command).resolve())
    wrong, missed = [], 0
    print(f"{'way':<24} {'right':>6} {'missed':>6} {'flagged':>7} {'wrong':>6}")
    with tempfile.TemporaryDirectory(prefix="render-") as folder:
        folder = pathlib.Path(folder)
        for way, (ending, convert) in WAYS.items():
            if options.only and options.only not in way:
                continue
            counts = Counter()
            for name, _ in pages():
                example = next((ROOT / "examples/reports").glob(f"{name}.*"))
                source = folder / f"{name}{ending}"
                if not source.exists():
                    subprocess.run([command, "render", str(example), "-o", str(source)], check=True, capture_output=True)
                target = convert(source, folder)
                run = subprocess.run([command, "extract", str(target), "--format", "jsonl"], capture_output=True, text=True)
                gold = json.loads((ROOT / "examples/gold" / f"{name}.json").read_text(encoding="utf-8"))
                wrong += compare(json.loads(run.stdout), gold, counts, f"{way}: {name}")
            missed += counts["missed"]
            print(f"{way:<24} {counts['right']:>6} {counts['missed']:>6} {counts['flagged']:>7} {counts['wrong']:>6}", flush=True)
    for line in wrong[:60]:
        print(line)
    return 1 if wrong or missed else 0


if __name__ == "__main__":
    sys.exit(main())
