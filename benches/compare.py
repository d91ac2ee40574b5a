#!/usr/bin/env python3
"""Compares reading and checking reports here with what is at hand elsewhere, on one corpus, in one run.

    cargo build --release -p gov-disclosure-cli
    python3 -m venv .venv && .venv/bin/pip install lxml pandas selectolax ./bindings/python
    .venv/bin/python benches/compare.py [--pages 60] [--rounds 5]

The corpus is the web pages of examples/reports with their gold, and pages with other figures, drawn with a seed and
rendered by the command: as they are, in a page with navigation and nested tables, and in the markup of Word. Prints a
table in Markdown: the command on one thread, with reading the files and writing JSON; the Python package on one thread,
from bytes to values; a script that looks rows up by their labels in pandas.read_html; lxml and lexbor (selectolax) only
parsing. Each way runs in a process of its own, in turn, round by round; times are of the processor, medians over the rounds, memory the peak of its process. A cell is right where it says
what gold says, empty cells included, and wrong where it says anything else; told says of how many of the wrong ones a
diagnostic warns. What is not installed is named and left out.
"""

import argparse
import contextlib
import csv
import importlib.util
import io
import json
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
ENCODINGS = {"html-big5": "big5", "html-word-gb18030": "gb18030", "html-utf16-split-table": "utf-16"}
WAYS = {
    "command": "gov-disclosure, the command",
    "python": "gov_disclosure, the Python package",
    "pandas": "pandas.read_html and label lookup",
    "lxml": "lxml, parsing only",
    "lexbor": "lexbor (selectolax), parsing only",
}
COLUMNS = ["natural_person", "enterprise", "research", "public_interest", "legal_service", "other_org"]
NEEDS = {"python": ["gov_disclosure"], "pandas": ["pandas", "lxml"], "lxml": ["lxml"], "lexbor": ["selectolax"]}


# The corpus.


def fields(command):
    """The field table, a row a field."""
    table = subprocess.run([command, "fields"], capture_output=True, text=True, check=True).stdout
    return list(csv.DictReader(io.StringIO(table)))


def in_cms(page):
    """The page inside another: navigation, a table that lays out the page, a footer."""
    links = "".join(f'<li class="nav-{i}"><a href="/col/{i}/index.html" target="_blank">栏目{i}</a></li>' for i in range(120))
    head, body = page.split("<body>", 1)
    frame = f'<div id="header"><ul>{links}</ul></div><table width="1000"><tr><td width="200"><ul>{links}</ul></td><td>'
    body = body.replace("</body>", "</td></tr></table><div id=footer>主办单位</div></body>")
    return f"{head}<body>{frame}{body}"


def by_word(page):
    """The page as Word saves it: each cell's text in a paragraph and a span with their styles."""
    style = "font-size:10.5pt;font-family:宋体;mso-hansi-font-family:Calibri;color:black"
    for tag in ("td", "th"):
        page = page.replace(f"</{tag}>", f"<o:p></o:p></span></p></{tag}>")
        parts = page.split(f"<{tag}")
        for i, part in enumerate(parts[1:], 1):
            if part[0] in " >":
                end = part.index(">") + 1
                parts[i] = f'{part[:end]}<p class=MsoNormal align=center style="text-align:center"><span style="{style}">{part[end:]}'
        page = f"<{tag}".join(parts)
    return page


def figures(field_rows, dice):
    """Parts drawn at random, most of them none, as in most reports; the command fills the totals."""
    out = {"agency": "青岫市水务局", "year": dice.choice([2021, 2022, 2023])}
    for row in field_rows:
        money, total = row["unit"] in ("元", "万元"), row["id"].endswith(".total") or "handled_total" in row["id"]
        if "2021" in row["forms"] and not total:
            value = 0 if dice.random() < 0.7 else dice.randrange(10 ** dice.randrange(1, 5))
            out[row["id"]] = f"{value}.5" if money and value else value
    # What came in is what was handled and what is left.
    handled = sums(field_rows, out)
    for column in COLUMNS:
        left = handled[f"requests.handled_total.{column}"] + out[f"requests.carried_out.{column}"]
        before = f"requests.carried_in.{column}"
        out[before] = min(out[before], left)
        out[f"requests.received.{column}"] = left - out[before]
    return out


def write_corpus(command, folder, pages):
    """Writes the files and returns the truth of each: what each field says, None where it is empty."""
    rows = fields(command)
    truth = {}
    for source in sorted((EXAMPLES / "reports").glob("html-*.html")):
        gold = json.loads((EXAMPLES / "gold" / f"{source.stem}.json").read_text(encoding="utf-8"))
        (folder / source.name).write_bytes(source.read_bytes())
        truth[source.name] = {field: cell.get("value") for field, cell in gold["cells"].items() if cell["state"] in ("reported", "blank")}
    dice = random.Random(20190415)
    for number in range(pages):
        flat, name = figures(rows, dice), f"drawn-{number:03}.html"
        given, page = folder / "figures.json", folder / name
        given.write_text(json.dumps(flat), encoding="utf-8")
        subprocess.run([command, "render", given, "--fill-totals", "-o", page], check=True, capture_output=True)
        html = page.read_text(encoding="utf-8")
        page.write_text([str, in_cms, by_word][number % 3](html), encoding="utf-8")
        truth[name] = {field: value for field, value in flat.items() if "." in field} | sums(rows, flat)
        given.unlink()
    return rows, truth


def sums(rows, flat):
    """The totals of the form, added up here and not by what is measured."""
    groups = ("denied", "unavailable", "not_processed", "other_handling")
    ids, out = {row["id"] for row in rows if "2021" in row["forms"]}, {}
    stems = [field.rsplit(".", 1)[0] for field in ids if field.startswith("requests.") and field.endswith(".total")]
    outcomes = [stem for stem in stems if stem in ("requests.granted", "requests.partly_granted") or stem.split(".")[1] in groups]
    for column in COLUMNS:
        out[f"requests.handled_total.{column}"] = sum(flat[f"{stem}.{column}"] for stem in outcomes)
    for stem in stems:
        known = flat | out
        out[f"{stem}.total"] = sum(known[f"{stem}.{column}"] for column in COLUMNS)
    for field in ids:
        if field.startswith("remedies.") and field.endswith(".total"):
            block = field.removesuffix("total")
            out[field] = sum(value for name, value in flat.items() if name.startswith(block))
    return out


# The ways. Each gets decoded pages and returns what it found by page; parsing alone finds nothing.


def by_labels(rows):
    """What scripts do today: find the row that holds a label, and take its numbers from the right."""
    wanted = {}
    for row in rows:
        if "2021" in row["forms"]:
            wanted.setdefault((row["table"], row["id"].rsplit(".", 1)[0], row["row_zh"]), []).append(row["id"])

    def read(page):
        import pandas

        found = {}
        for table in pandas.read_html(io.StringIO(page)):
            lines = table.fillna("").astype(str).values.tolist()
            for (kind, _, label), ids in wanted.items():
                line = next((line for line in lines if any(label in cell for cell in line)), None)
                if kind != "IV" and line:
                    for field, cell in zip(ids, line[-len(ids):]):
                        found.setdefault(field, cell)
            if len(lines[-1]) == 15:
                found |= dict(zip([row["id"] for row in rows if row["table"] == "IV"], lines[-1]))
        return found

    return read


def lxml_only(_):
    import lxml.html

    return lambda page: lxml.html.fromstring(page) is None or {}


def lexbor_only(_):
    from selectolax.lexbor import LexborHTMLParser

    return lambda page: LexborHTMLParser(page) is None or {}


def read_by_package(folder):
    """Reads and checks the bytes of the pages, and takes the value of every cell."""
    import gov_disclosure as gd

    def read(page):
        report = gd.parse(page).check()
        told = sorted(field for field in report if report.is_flagged(field))
        return {field: cell.value for field, cell in report.items() if cell.state in ("reported", "blank")}, told

    pages = {path.name: path.read_bytes() for path in sorted(folder.glob("*.html"))}
    read(next(iter(pages.values())))
    start = time.process_time()
    both = {name: read(page) for name, page in pages.items()}
    seconds = time.process_time() - start
    found = {name: {field: None if value is None else str(value) for field, value in cells.items()} for name, (cells, _) in both.items()}
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, found, {name: told for name, (_, told) in both.items()}


def read_in_python(way, folder, rows):
    """Runs in a process of its own: seconds, peak memory, and what was found."""
    read = {"pandas": by_labels, "lxml": lxml_only, "lexbor": lexbor_only}[way](rows)
    pages = {path.name: path.read_bytes().decode(ENCODINGS.get(path.stem, "utf-8")) for path in sorted(folder.glob("*.html"))}
    pages = {name: page.removeprefix("\ufeff") for name, page in pages.items()}
    read(next(iter(pages.values())))
    start = time.process_time()
    found = {name: read(page) for name, page in pages.items()}
    seconds = time.process_time() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, found


def measured(*call, **more):
    """Processor seconds, peak kilobytes, exit status and seconds of a command. What the system notes of the memory of
    a child that has ended is at least the size of Python, so the peak is asked for while it runs."""
    start, peak, before = time.perf_counter(), 0, resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(list(map(str, call)), stderr=subprocess.DEVNULL, **more)
    while process.poll() is None:
        with contextlib.suppress(OSError, ValueError, IndexError):
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            peak = max(peak, int(status.split("VmHWM:")[1].split()[0]))
        time.sleep(0.002)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, peak, process.returncode, time.perf_counter() - start


def read_by_command(command, folder):
    out = folder / "out.jsonl"
    with out.open("w") as file:
        seconds, peak, *_ = measured(command, "extract", folder, "--format", "jsonl", "--jobs", "1", stdout=file)
    found, told = {}, {}
    for report in map(json.loads, out.read_text(encoding="utf-8").splitlines()):
        name = pathlib.Path(report["source"]["name"]).name
        cells = report["cells"].items()
        found[name] = {field: cell.get("value") for field, cell in cells if cell["state"] in ("reported", "blank")}
        told[name] = sorted({f for d in report["diagnostics"] if d["severity"] != "info" for f in d["fields"]})
    return seconds, peak, found, told


def plain(value):
    """A cell as it compares: numbers by their digits, an empty one by none."""
    text = "" if value is None or str(value) == "nan" else str(value).strip()
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return text


def judge(truth, found, told):
    right = wrong = missing = warned = 0
    for name, cells in truth.items():
        for field, value in cells.items():
            if field not in found.get(name, {}):
                missing += 1
            elif plain(found[name][field]) == plain(value):
                right += 1
            else:
                wrong += 1
                warned += field in told.get(name, ())
    return right, wrong, missing, warned


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=str(ROOT / "target/dist/gov-disclosure"))
    parser.add_argument("--pages", type=int, default=60, help="pages drawn beside the examples")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--way", nargs=2, metavar=("WAY", "FOLDER"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.way:
        way, folder = args.way[0], pathlib.Path(args.way[1])
        rows = json.loads((folder / "fields.list").read_text(encoding="utf-8"))
        ours = {"command": lambda: read_by_command(args.command, folder), "python": lambda: read_by_package(folder)}
        answer = ours[way]() if way in ours else (*read_in_python(way, folder, rows), {})
        json.dump(answer, sys.stdout)
        return
    absent = {way: [name for name in needs if not importlib.util.find_spec(name)] for way, needs in NEEDS.items()}
    for way, names in absent.items():
        if names:
            print(f"not installed, so {WAYS[way]} is left out: {', '.join(names)}", file=sys.stderr)
    ways = [way for way in WAYS if not absent.get(way)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rows, truth = write_corpus(args.command, folder, args.pages)
        (folder / "fields.list").write_text(json.dumps(rows), encoding="utf-8")
        size = sum(path.stat().st_size for path in folder.glob("*.html"))
        results = {way: [] for way in ways}
        for _ in range(args.rounds):
            for way in ways:
                call = [sys.executable, __file__, "--command", args.command, "--way", way, name]
                results[way].append(json.loads(subprocess.run(call, capture_output=True, text=True, check=True).stdout))
    print(f"{len(truth)} pages, {size / len(truth) / 1024:.1f} KiB on average, {sum(map(len, truth.values()))} cells; {args.rounds} rounds\n")
    print("| way | ms a page | to the command | peak MB | right | wrong | of them told | missing |\n|---|---|---|---|---|---|---|---|")
    for way in ways:
        rounds = results[way]
        ms = statistics.median(seconds for seconds, *_ in rounds) * 1000 / len(truth)
        ratio = statistics.median(a[0] / b[0] for a, b in zip(rounds, results["command"]))
        peak = statistics.median(peak for _, peak, *_ in rounds) / 1024
        cells = [f"{count:,}" for count in judge(truth, rounds[0][2], rounds[0][3])] if way in ("command", "python", "pandas") else ["–"] * 4
        right, wrong, missing, told = cells
        print(f"| {WAYS[way]} | {ms:.2f} | {ratio:.2f} | {peak:.0f} | {right} | {wrong} | {told} | {missing} |")


if __name__ == "__main__":
    main()
