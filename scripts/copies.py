#!/usr/bin/env python3
"""Makes copies of the HTML examples with other programs, reads them, and compares every cell with gold.

Prints cells right, missed, flagged and wrong by program; a cell that says something else than gold without
a warning that names it is wrong, and fails the run.
"""

import argparse
import csv
import io
import json
import logging
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import Decimal

import html2text
import html_text
import inscriptis
import markdownify
import pandas
import pdfminer.high_level
import pdfplumber
import pymupdf
import pymupdf4llm
import pypdf
import trafilatura
from bs4 import BeautifulSoup
from markitdown import MarkItDown

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


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def pdftotext(*options):
    return lambda page, work: run("pdftotext", *options, printed(page, work), "-")


def to_html2text(page, _):
    converter = html2text.HTML2Text()
    converter.body_width = 0
    return converter.handle(page)


def soup(separator):
    return lambda page, _: BeautifulSoup(page, "lxml").get_text(separator)


def by_page(text_of, open_file):
    """The text of every page of the printed file."""
    def convert(page, work):
        with open_file(printed(page, work)) as file:
            # PyMuPDF iterates over a document, the others over its pages.
            pages = file if isinstance(file, pymupdf.Document) else file.pages
            return "\n".join(text_of(page) or "" for page in pages)
    return convert


def blocks(page):
    """PyMuPDF's blocks, an empty line between them."""
    return "\n\n".join(block[4] for block in page.get_text("blocks") if block[6] == 0)


def to_markitdown(page, work):
    source = work / "utf-8.html"
    source.write_text(page, encoding="utf-8")
    return MarkItDown().convert(str(source)).text_content


def rows_of(table, separator=""):
    """The texts of a table's cells, row by row, what tags part in them separated."""
    return [[cell.get_text(separator, strip=True) for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")]


def quoted(rows, separator):
    """Rows as spreadsheets write them, what holds line breaks in quotes; every text between commas."""
    text = io.StringIO()
    quoting = csv.QUOTE_ALL if separator == "," else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=separator, quoting=quoting, lineterminator="\n").writerows(rows)
    return text.getvalue()


def with_tables(write):
    """The page's text, each table as `write` prints it."""
    def convert(page, _):
        soup = BeautifulSoup(page, "lxml")
        for table in soup.find_all("table"):
            if not table.find("table") and len(table.find_all("tr")) > 1:
                table.replace_with("\n" + write(table) + "\n")
        for block in soup.find_all(["p", "div", "h1", "h2", "h3", "li"]):
            block.append("\n")
        return soup.get_text()
    return convert


def with_frames(write):
    """The page's text, each table as a data frame that `write` prints."""
    return with_tables(lambda table: write(pandas.read_html(io.StringIO(str(table)))[0]))


PROGRAMS = {
    "trafilatura": (".txt", lambda page, _: trafilatura.extract(page, include_tables=True, favor_recall=True) or ""),
    "html2text": (".md", to_html2text),
    "inscriptis": (".txt", lambda page, _: inscriptis.get_text(page)),
    "markdownify": (".md", lambda page, _: markdownify.markdownify(page)),
    "beautifulsoup lines": (".txt", soup("\n")),
    "beautifulsoup spaces": (".txt", soup(" ")),
    "beautifulsoup": (".txt", soup("")),
    "markitdown": (".md", to_markitdown),
    "html-text": (".txt", lambda page, _: html_text.extract_text(page)),
    "pandas csv": (".txt", with_frames(lambda frame: frame.to_csv(index=False, header=False))),
    "pandas string": (".txt", with_frames(lambda frame: frame.to_string(index=False, header=False))),
    "pandas markdown": (".md", with_frames(lambda frame: frame.to_markdown(index=False))),
    "pandas split": (".txt", with_frames(lambda frame: frame.to_json(orient="split", force_ascii=False))),
    "pandas json": (".txt", with_frames(lambda frame: frame.to_json(orient="values", force_ascii=False))),
    "lists": (".txt", with_tables(lambda table: "\n".join(repr(row) for row in rows_of(table)))),
    "quoted commas": (".txt", with_tables(lambda table: quoted(rows_of(table), ","))),
    "quoted tabs": (".txt", with_tables(lambda table: quoted(rows_of(table, "\n"), "\t"))),
    "Chinese commas": (".txt", with_tables(lambda table: "\n".join("，".join(row) for row in rows_of(table)))),
    "pandoc gfm": (".md", piped("pandoc", "-f", "html", "-t", "gfm")),
    "pandoc markdown": (".md", piped("pandoc", "-f", "html", "-t", "markdown", "--columns=300")),
    "pandoc rst": (".rst", piped("pandoc", "-f", "html", "-t", "rst", "--columns=300")),
    "pandoc plain": (".txt", piped("pandoc", "-f", "html", "-t", "plain", "--columns=300")),
    "pandoc org": (".org", piped("pandoc", "-f", "html", "-t", "org", "--columns=300")),
    "pandoc asciidoc": (".adoc", piped("pandoc", "-f", "html", "-t", "asciidoc", "--columns=300")),
    "pandoc textile": (".textile", piped("pandoc", "-f", "html", "-t", "textile")),
    "pandoc muse": (".muse", piped("pandoc", "-f", "html", "-t", "muse")),
    "pandoc mediawiki": (".wiki", piped("pandoc", "-f", "html", "-t", "mediawiki", "--wrap=none")),
    "w3m": (".txt", piped("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8", "-cols", "160")),
    "lynx": (".txt", piped("lynx", "-dump", "-stdin", "-assume_charset=utf-8", "-display_charset=utf-8", "-width=160", "-nolist")),
    "pdftotext -layout": (".txt", pdftotext("-layout")),
    "pdftotext": (".txt", pdftotext()),
    "pdftotext -raw": (".txt", pdftotext("-raw")),
    "pdftohtml -xml": (".xml", lambda page, work: run("pdftohtml", "-xml", "-i", "-stdout", printed(page, work))),
    "pdftohtml": (".html", lambda page, work: run("pdftohtml", "-s", "-i", "-stdout", printed(page, work))),
    "pdfplumber": (".txt", by_page(lambda page: page.extract_text(), pdfplumber.open)),
    "pdfplumber layout": (".txt", by_page(lambda page: page.extract_text(layout=True), pdfplumber.open)),
    "pypdf": (".txt", by_page(lambda page: page.extract_text(), pypdf.PdfReader)),
    "pypdf layout": (".txt", by_page(lambda page: page.extract_text(extraction_mode="layout"), pypdf.PdfReader)),
    "pdfminer.six": (".txt", lambda page, work: pdfminer.high_level.extract_text(printed(page, work))),
    "pymupdf": (".txt", by_page(lambda page: page.get_text(), pymupdf.open)),
    "pymupdf sorted": (".txt", by_page(lambda page: page.get_text(sort=True), pymupdf.open)),
    "pymupdf blocks": (".txt", by_page(blocks, pymupdf.open)),
    "pymupdf4llm": (".md", lambda page, work: pymupdf4llm.to_markdown(printed(page, work))),
    "markitdown pdf": (".md", lambda page, work: MarkItDown().convert(printed(page, work)).text_content),
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
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    command = str((ROOT / options.command).resolve())
    folder = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="copies-"))
    folder.mkdir(parents=True, exist_ok=True)
    wrong = []
    print(f"{'program':<21} {'right':>6} {'missed':>6} {'flagged':>7} {'wrong':>6}")
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
            answer = subprocess.run([command, "extract", str(copy), "--format", "jsonl"], capture_output=True, text=True)
            gold = json.loads((ROOT / "examples/gold" / f"{page.stem}.json").read_text(encoding="utf-8"))
            wrong += compare(json.loads(answer.stdout), gold, counts, f"{program}: {page.name}")
        print(f"{program:<21} {counts['right']:>6} {counts['missed']:>6} {counts['flagged']:>7} {counts['wrong']:>6}")
    for line in wrong:
        print(line)
    if not options.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
