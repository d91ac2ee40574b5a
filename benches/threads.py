#!/usr/bin/env python3
"""How the Python package scales with its threads: the same files with one thread and with more, in turn, round by round.

    pip install ./bindings/python
    python benches/threads.py [--files 2000] [--rounds 5]

Prints seconds and files a second for each number of threads, and the ratio to one thread: medians over the rounds. The
files are the web pages of examples/reports, over and over, read and checked.
"""

import argparse
import os
import pathlib
import statistics
import time

import gov_disclosure as gd

PAGES = sorted((pathlib.Path(__file__).resolve().parent.parent / "examples" / "reports").glob("html-*.html"))


def seconds(files, threads):
    start = time.perf_counter()
    count = sum(isinstance(item, gd.Report) for item in gd.parse_many(files, threads, False, check=True))
    if count != len(files):
        raise SystemExit(f"{count} of {len(files)} files gave a report")
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    files = [PAGES[number % len(PAGES)] for number in range(args.files)]
    numbers = sorted({1, 2, os.cpu_count() or 1})
    rounds = [[seconds(files, threads) for threads in numbers] for _ in range(args.rounds)]
    print("| threads | seconds | files a second | to one thread |\n|---|---|---|---|")
    for at, threads in enumerate(numbers):
        own = statistics.median(times[at] for times in rounds)
        ratio = statistics.median(times[0] / times[at] for times in rounds)
        print(f"| {threads} | {own:.2f} | {len(files) / own:.0f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
