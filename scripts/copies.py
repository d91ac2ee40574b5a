#!/usr/bin/env python3
"""Makes copies of the HTML examples with other programs, reads them, and compares every cell with gold.

Prints cells right, missed, flagged and wrong by program; a cell that says something else than gold without
a warning that names it is wrong, and fails the run.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import Decimal

import html2text
import inscriptis
import markdownify
import trafilatura
from bs4 import BeautifulSoup

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENCODINGS = {"html-big5": "big5", "html-word-gb18030": "gb18030", "html-utf16-split-table": "utf-16"}
CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
]


def piped(*command):
    """A program that turns a page on standard input into text."""
    def convert(page, _):
        return subprocess.run(command, input=page, capture_output=True, text=True, check=True, timeout=120).stdout
    return convert


def printed(page, work):
    """The page printed to PDF by Chromium."""
    source, target = work / "page.html", work / "page.pdf"
    if not target.exists():
        source.write_text(page, encoding="utf-8")
        command = [*CHROMIUM, f"--user-data-dir={work / 'profile'}", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    return str(target)


def pdftotext(*options):
    def convert(page, work):
        return subprocess.run(["pdftotext", *options, printed(page, work), "-"], check=True, capture_output=True, text=True).stdout
    return convert


def to_html2text(page, _):
    converter = html2text.HTML2Text()
    converter.body_width = 0
    return converter.handle(page)


PROGRAMS = {
    "trafilatura": (".txt", lambda page, _: trafilatura.extract(page, include_tables=True, favor_recall=True) or ""),
    "html2text": (".md", to_html2text),
    "inscriptis": (".txt", lambda page, _: inscriptis.get_text(page)),
    "markdownify": (".md", lambda page, _: markdownify.markdownify(page)),
    "beautifulsoup": (".txt", lambda page, _: BeautifulSoup(page, "lxml").get_text("\n")),
    "pandoc gfm": (".md", piped("pandoc", "-f", "html", "-t", "gfm")),
    "pandoc plain": (".txt", piped("pandoc", "-f", "html", "-t", "plain", "--columns=300")),
    "w3m": (".txt", piped("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8", "-cols", "160")),
    "lynx": (".txt", piped("lynx", "-dump", "-stdin", "-assume_charset=utf-8", "-display_charset=utf-8", "-width=160", "-nolist")),
    "pdftotext -layout": (".txt", pdftotext("-layout")),
    "pdftotext": (".txt", pdftotext()),
}


def compare(record, gold, counts, name):
    """Adds up the cells of one copy; gives those that are wrong."""
    wrong = []
    cells = record.get("cells", {})
    named = {field for d in record.get("diagnostics", []) if d["severity"] != "info" for field in d["fields"]}
    plain = lambda value: None if value is None else Decimal(str(value))
    for field, truth in gold["cells"].items():
        if truth["state"] not in ("reported", "blank", "placeholder"):
            continue
        cell = cells.get(field, {"state": "absent"})
        if cell["state"] in ("lost", "illegible", "absent"):
            counts["missed"] += 1
        elif cell["state"] == truth["state"] and plain(cell.get("value")) == plain(truth.get("value")):
            counts["right"] += 1
        elif cell["state"] != "reported" and truth["state"] != "reported":
            counts["missed"] += 1
        elif field in named:
            counts["flagged"] += 1
        elif field.endswith(".amount") and cell.get("unit") is None:
            counts["missed"] += 1
        else:
            counts["wrong"] += 1
            wrong.append(f"{name}: {field}: read {cell.get('value')}, gold {truth.get('value')}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default="target/release/gov-disclosure")
    parser.add_argument("--keep", type=pathlib.Path, help="keep the copies in this folder")
    options = parser.parse_args()
    command = str((ROOT / options.command).resolve())
    folder = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="copies-"))
    folder.mkdir(parents=True, exist_ok=True)
    wrong = []
    print(f"{'program':<20} {'right':>6} {'missed':>6} {'flagged':>7} {'wrong':>6}")
    pages = sorted((ROOT / "examples/reports").glob("html-*.html"))
    for number, (program, (ending, convert)) in enumerate(PROGRAMS.items()):
        counts = Counter()
        for page in pages:
            text = page.read_bytes().decode(ENCODINGS.get(page.stem, "utf-8"))
            # The copy is UTF-8, whatever the page declared.
            for declared in ("gb18030", "big5", "utf-16"):
                text = text.replace(f'charset="{declared}"', 'charset="utf-8"').replace(f"charset={declared}", "charset=utf-8")
            work = folder / page.stem
            work.mkdir(exist_ok=True)
            copy = folder / f"{page.stem}-{number}{ending}"
            copy.write_text(convert(text, work), encoding="utf-8")
            run = subprocess.run([command, "extract", str(copy), "--format", "jsonl"], capture_output=True, text=True)
            gold = json.loads((ROOT / "examples/gold" / f"{page.stem}.json").read_text(encoding="utf-8"))
            wrong += compare(json.loads(run.stdout), gold, counts, f"{program}: {page.name}")
        print(f"{program:<20} {counts['right']:>6} {counts['missed']:>6} {counts['flagged']:>7} {counts['wrong']:>6}")
    for line in wrong:
        print(line)
    if not options.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
