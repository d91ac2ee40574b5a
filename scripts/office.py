#!/usr/bin/env python3
"""Makes office and PDF files of six examples with other programs, reads them, and compares every cell with gold.

The programs: python-docx, openpyxl (all on one sheet, and a sheet a table), pandoc, LibreOffice for DOCX, XLSX, XLS
and PDF, Chromium for PDF with lines around the cells and without. Prints cells right, missed, flagged and wrong by
program; fails where a cell is wrong without a warning that names it, or where one is missed that the page itself
gives. Only tables without lines may miss cells: those whose labels are broken over several lines.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter

import docx
import openpyxl
from bs4 import BeautifulSoup, Tag

from copies import CHROMIUM, ENCODINGS, ROOT, compare

BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "li", "td", "th", "body", "center", "section", "article", "main"}


def pages():
    """The name and HTML of each example."""
    for path in sorted((ROOT / "examples/reports").glob("html-*.html")):
        text = path.read_bytes().decode(ENCODINGS.get(path.stem, "utf-8"))
        for declared in ("gb18030", "big5", "utf-16"):
            text = text.replace(f'charset="{declared}"', 'charset="utf-8"').replace(f"charset={declared}", "charset=utf-8")
        yield path.stem, text
    markdown = (ROOT / "examples/reports/markdown-tables.md").read_text(encoding="utf-8")
    body = subprocess.run(["pandoc", "-f", "gfm", "-t", "html"], input=markdown, capture_output=True, text=True, check=True).stdout
    yield "markdown-tables", f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def number(tag, name):
    """A span, at least 1."""
    value = str(tag.get(name, "1")).strip()
    return max(1, int(value)) if value.isdigit() else 1


def text_of(tag):
    for line_break in tag.find_all("br"):
        line_break.replace_with("\n")
    lines = (" ".join(line.split()) for line in tag.get_text().split("\n"))
    return "\n".join(line for line in lines if line)


def blocks(node):
    """Lines as `str`, tables as lists of rows of `(text, columns, rows)`."""
    loose = []
    for child in node.children:
        is_block = isinstance(child, Tag) and (child.name in BLOCKS or child.find(list(BLOCKS) + ["table", "br"]) or child.name in ("table", "br"))
        if not is_block:
            if isinstance(child, Tag) and child.name in ("script", "style", "title", "select", "textarea"):
                continue
            if isinstance(child, Tag) or type(child).__name__ == "NavigableString":
                loose.append(child.get_text() if isinstance(child, Tag) else str(child))
            continue
        if "".join(loose).strip():
            yield " ".join("".join(loose).split())
        loose = []
        if child.name == "table":
            rows = [row for row in child.find_all("tr") if row.find_parent("table") is child]
            cells = [[cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row] for row in rows]
            if child.find("table") or max((len(row) for row in cells), default=0) < 2:
                for row in cells:
                    for cell in row:
                        yield from blocks(cell)
            else:
                yield [[(text_of(cell), number(cell, "colspan"), number(cell, "rowspan")) for cell in row] for row in cells]
        elif child.name != "br":
            yield from blocks(child)
    if "".join(loose).strip():
        yield " ".join("".join(loose).split())


def placed(rows):
    """The cells with their rows and columns, and the size of the grid."""
    taken, cells, width = set(), [], 0
    for i, row in enumerate(rows):
        column = 0
        for text, columns, down in row:
            while (i, column) in taken:
                column += 1
            down = min(down, len(rows) - i)
            cells.append((i, column, columns, down, text))
            taken.update((r, c) for r in range(i, i + down) for c in range(column, column + columns))
            column += columns
            width = max(width, column)
    return cells, len(rows), width


def with_python_docx(page, target):
    document = docx.Document()
    for block in blocks(BeautifulSoup(page, "lxml").body):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        cells, height, width = placed(block)
        table = document.add_table(height, width, style="Table Grid")
        for row, column, columns, down, text in cells:
            cell = table.cell(row, column)
            if columns * down > 1:
                cell = cell.merge(table.cell(row + down - 1, column + columns - 1))
            cell.text = text
    document.save(target)


def put(sheet, top, cells, as_numbers):
    for row, column, columns, down, text in cells:
        value = text
        if as_numbers and text.strip().lstrip("-").replace(".", "", 1).isdigit():
            value = float(text) if "." in text else int(text)
        sheet.cell(top + row, column + 1, None if value == "" else value)
        if columns * down > 1:
            sheet.merge_cells(start_row=top + row, start_column=column + 1, end_row=top + row + down - 1, end_column=column + columns)


def with_openpyxl(page, target):
    """Everything on one sheet, numbers as numbers."""
    book = openpyxl.Workbook()
    top = 1
    for block in blocks(BeautifulSoup(page, "lxml").body):
        if isinstance(block, str):
            book.active.cell(top, 1, block)
            top += 1
        else:
            cells, height, _ = placed(block)
            put(book.active, top, cells, True)
            top += height
    book.save(target)


def with_openpyxl_sheets(page, target):
    """A sheet for the prose before each table, and one for the table; numbers as text."""
    book = openpyxl.Workbook()
    sheet, top = book.active, 1
    for block in blocks(BeautifulSoup(page, "lxml").body):
        if isinstance(block, str):
            if sheet is None:
                sheet, top = book.create_sheet(), 1
            sheet.cell(top, 1, block)
            top += 1
        else:
            put(book.create_sheet(), 1, placed(block)[0], False)
            sheet = None
    book.save(target)


def with_pandoc(page, target):
    page = re.sub(r"<img\b[^>]*>", "", page)
    subprocess.run(["pandoc", "-f", "html", "-t", "docx", "-o", target], input=page, text=True, check=True, timeout=120)


def with_office(reader, ending):
    def convert(page, target):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            source = folder / "page.html"
            source.write_text(page, encoding="utf-8")
            command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", f"--infilter={reader}"]
            command += ["--convert-to", ending, "--outdir", str(folder), str(source)]
            subprocess.run(command, check=True, capture_output=True, timeout=180)
            shutil.move(folder / f"page.{ending.split(':')[0]}", target)
    return convert


def with_openpyxl_and_office(page, target):
    """The sheet that openpyxl writes, saved as XLS by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        with_openpyxl(page, folder / "page.xlsx")
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xls"]
        subprocess.run([*command, "--outdir", str(folder), str(folder / "page.xlsx")], check=True, capture_output=True, timeout=180)
        shutil.move(folder / "page.xls", target)


def with_python_docx_and_office(page, target):
    """The document that python-docx writes, printed by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        with_python_docx(page, folder / "page.docx")
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(folder), str(folder / "page.docx")], check=True, capture_output=True, timeout=180)
        shutil.move(folder / "page.pdf", target)


def with_chromium(border):
    """The page, printed by a browser with this border around each cell."""
    style = f"<style>table {{ border-collapse: collapse }} td, th {{ border: {border} !important }}</style></head>"
    def convert(page, target):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            source = folder / "page.html"
            source.write_text(page.replace("</head>", style, 1), encoding="utf-8")
            command = [*CHROMIUM, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", source.as_uri()]
            subprocess.run(command, check=True, capture_output=True, timeout=180)
    return convert


PROGRAMS = {
    "python-docx": (".docx", with_python_docx),
    "pandoc docx": (".docx", with_pandoc),
    "LibreOffice docx": (".docx", with_office("HTML (StarWriter)", "docx:MS Word 2007 XML")),
    "openpyxl": (".xlsx", with_openpyxl),
    "openpyxl sheets": (".xlsx", with_openpyxl_sheets),
    "LibreOffice xlsx": (".xlsx", with_office("HTML (StarCalc)", "xlsx")),
    "LibreOffice xls": (".xls", with_openpyxl_and_office),
    "LibreOffice pdf": (".pdf", with_python_docx_and_office),
    "Chromium pdf": (".pdf", with_chromium("1px solid")),
    "Chromium pdf dotted": (".pdf", with_chromium("1px dotted gray")),
    "Chromium pdf no lines": (".pdf", with_chromium("none")),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default="target/release/gov-disclosure")
    parser.add_argument("--keep", type=pathlib.Path, help="keep the files in this folder, and use those that are there")
    parser.add_argument("--only", help="the programs whose names hold this")
    options = parser.parse_args()
    command = str((ROOT / options.command).resolve())
    folder = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="office-"))
    folder.mkdir(parents=True, exist_ok=True)
    wrong, missed = [], 0
    print(f"{'program':<22} {'right':>6} {'missed':>6} {'flagged':>7} {'wrong':>6}")
    for number_, (program, (ending, convert)) in enumerate(PROGRAMS.items()):
        if options.only and options.only not in program:
            continue
        counts = Counter()
        for name, page in pages():
            target = folder / f"{name}-{number_}{ending}"
            if not target.exists():
                convert(page, str(target))
            run = subprocess.run([command, "extract", str(target), "--format", "jsonl"], capture_output=True, text=True)
            gold = json.loads((ROOT / "examples/gold" / f"{name}.json").read_text(encoding="utf-8"))
            before = counts["missed"]
            wrong += compare(json.loads(run.stdout), gold, counts, f"{program}: {name}")
            if counts["missed"] > before:
                print(f"  {target.name}: {counts['missed'] - before} missed; {run.stderr.strip().splitlines()[-1:]}")
        missed += counts["missed"] if "no lines" not in program else 0
        print(f"{program:<22} {counts['right']:>6} {counts['missed']:>6} {counts['flagged']:>7} {counts['wrong']:>6}", flush=True)
    for line in wrong[:60]:
        print(line)
    if not options.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if wrong or missed else 0


if __name__ == "__main__":
    sys.exit(main())
