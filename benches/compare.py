#!/usr/bin/env python3
"""Compares reading and checking a page here with only parsing it elsewhere, in one run.

Needs `pip install selectolax pandas lxml` and `cargo build --release --example time`. Each is timed in turn,
several rounds, and medians are printed, with the ratio round by round: machines are noisy, ratios less so.
"""

import io
import pathlib
import statistics
import subprocess
import sys
import time

import pandas
from selectolax.lexbor import LexborHTMLParser

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIMER = ROOT / "target/release/examples/time"
ENCODINGS = {"html-big5": "big5", "html-word-gb18030": "gb18030", "html-utf16-split-table": "utf-16"}


def timed(call, rounds):
    start = time.perf_counter()
    for _ in range(rounds):
        call()
    return (time.perf_counter() - start) / rounds * 1e6


def lookup(page):
    """What scripts do today: read the tables, find the row by its label."""
    found = {}
    for table in pandas.read_html(io.StringIO(page)):
        for row in table.astype(str).itertuples(index=False):
            cells = [str(cell) for cell in row]
            for label in ("本年新收政府信息公开申请数量", "予以公开", "属于国家秘密", "行政许可"):
                if any(label in cell for cell in cells):
                    found[label] = row[-1]
    return found


def main():
    pages = sys.argv[1:] or sorted(map(str, (ROOT / "examples/reports").glob("html-*.html")))
    print(f"{'page':<32} {'bytes':>7} {'ours µs':>9} {'lexbor µs':>10} {'pandas µs':>10} {'/lexbor':>8} {'pandas/':>8}")
    for path in pages:
        page = pathlib.Path(path)
        data = page.read_bytes()
        text = data.decode(ENCODINGS.get(page.stem, "utf-8"))
        utf8 = text.encode()
        rounds = []
        for _ in range(7):
            ours = float(subprocess.run([TIMER, path, "300"], capture_output=True, text=True, check=True).stdout)
            rounds.append((ours, timed(lambda: LexborHTMLParser(utf8), 300), timed(lambda: lookup(text), 3)))
        ours, lexbor, script = (statistics.median(values) for values in zip(*rounds))
        to_lexbor = statistics.median(a / b for a, b, _ in rounds)
        to_script = statistics.median(c / a for a, _, c in rounds)
        print(f"{page.name:<32} {len(data):>7} {ours:>9.0f} {lexbor:>10.0f} {script:>10.0f} {to_lexbor:>8.2f} {to_script:>8.0f}")


if __name__ == "__main__":
    main()
