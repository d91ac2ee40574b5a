#!/usr/bin/env python3
"""Shows how time and memory of the command grow with one input, and with the number of inputs.

    cargo build --release -p gov-disclosure-cli
    python3 benches/growth.py                   # one report of 10 KB to 100 MB, in five ways
    python3 benches/growth.py --batch 100000    # so many reports in one run

An example is made larger by what stands behind it or before it: prose, tables of something else, navigation with
pictures in the page itself. Prints a row an input in Markdown: its size, processor seconds, milliseconds a megabyte, peak memory.
The batch is drawn with a seed, rendered once in a thousand variants and numbered, in a temporary folder that is removed.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from compare import EXAMPLES, ROOT, fields, figures, measured

SENTENCE = "全年召开会议12次，办理建议提案45件，网站访问量增长8.3%，群众满意度稳步提升。"
ROW = "<tr>" + "".join(f"<td>{cell}</td>" for cell in [SENTENCE * 3, "2022-05-06", SENTENCE * 3, "318", SENTENCE * 3]) + "</tr>\n"
TABLE = "<table><tr><th>项目</th><th>日期</th><th>地点</th><th>里程</th><th>进度</th></tr>\n" + ROW * 40 + "</table>\n"
LINK = '<li><a href="/col/col{0}/index.html" target="_blank" title="栏目{0}">栏目{0}</a></li>\n'
PICTURE = f'<p><img alt="" src="data:image/png;base64,{"iVBORw0KGgoAAAANSUhEUg" * 2000}"></p>\n'
SIZES = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]


def behind(page, stuffing, size):
    """The page with enough of the stuffing at the end of its body."""
    head, mark, tail = page.partition("</body>")
    room = size - len(page.encode())
    return head + stuffing * max(0, room // len(stuffing.encode())) + mark + tail


def before(page, stuffing, size):
    head, mark, tail = page.partition("<body>")
    room = size - len(page.encode())
    return head + mark + stuffing * max(0, room // len(stuffing.encode())) + tail


def kinds():
    page, text = ((EXAMPLES / "reports" / name).read_text(encoding="utf-8") for name in ("html-clean.html", "text-cells.txt"))
    links = "<ul>" + "".join(LINK.format(number) for number in range(200)) + "</ul>\n"
    return {
        "html, prose after": (".html", lambda size: behind(page, f"<p>{SENTENCE}</p>\n", size)),
        "html, tables after": (".html", lambda size: behind(page, TABLE, size)),
        "html, navigation and pictures before": (".html", lambda size: before(page, links + PICTURE, size)),
        "text, prose after": (".txt", lambda size: behind(text, SENTENCE + "\n", size)),
        "text, one cell per line after": (".txt", lambda size: behind(text, "桥梁养护\n2022-05-06\n318\n", size)),
    }


def grow(command, folder):
    print("| input | MB | answer | s | ms a MB | peak MB |\n|---|---|---|---|---|---|")
    for kind, (ending, make) in kinds().items():
        for size in SIZES:
            file = folder / f"report{ending}"
            file.write_text(make(size), encoding="utf-8")
            megabytes = file.stat().st_size / 1e6
            out = folder / "out.jsonl"
            call = [command, "extract", file, "-o", out]
            seconds, peak, status, _ = min(measured(*call) for _ in range(5 if size < 5e6 else 2))
            answer = "a report" if status == 0 else json.loads(out.read_text(encoding="utf-8"))["error"]["code"]
            print(f"| {kind} | {megabytes:.2f} | {answer} | {seconds:.3f} | {seconds * 1000 / megabytes:.0f} | {peak / 1024:.0f} |", flush=True)


def batch(command, folder, count):
    dice, rows, pages = random.Random(20190415), fields(command), []
    for number in range(min(count, 1000)):
        given, page = folder / "figures.json", folder / "page.html"
        given.write_text(json.dumps(figures(rows, dice)), encoding="utf-8")
        subprocess.run([command, "render", given, "--fill-totals", "-o", page], check=True, capture_output=True)
        pages.append(page.read_bytes())
    reports = folder / "reports"
    for number in range(count):
        target = reports / f"{number // 1000:03}" / f"{number:06}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pages[number % len(pages)])
    size = sum(len(pages[number % len(pages)]) for number in range(count)) / 1e6
    print("| reports | MB | s | reports a second | peak MB |\n|---|---|---|---|---|")
    for part in sorted({min(1000, count), count}):
        inputs = [reports] if part == count else [reports / f"{number:03}" for number in range(part // 1000)]
        _, peak, status, seconds = measured(command, "extract", *inputs, "-o", folder / "out.jsonl")
        if status:
            sys.exit("not every report was read")
        print(f"| {part:,} | {size * part / count:.0f} | {seconds:.1f} | {part / seconds:,.0f} | {peak / 1024:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=str(ROOT / "target/release/gov-disclosure"))
    parser.add_argument("--batch", type=int, metavar="COUNT", help="so many reports in one run instead")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if args.batch:
            batch(args.command, pathlib.Path(name), args.batch)
        else:
            grow(args.command, pathlib.Path(name))


if __name__ == "__main__":
    main()
