#!/usr/bin/env python3
"""Runs every `$ command` of the console blocks in the READMEs and docs and compares what it prints.

Usage: scripts/check-docs.py FOLDER_OF_THE_COMMAND [--update]

With --update what is printed replaces what the pages show: read the change before committing it.
"""

import os
import pathlib
import subprocess
import sys


def blocks(text):
    """Yields (line number, command, expected output) of each command in ```console blocks."""
    inside, command, expected, start = False, None, [], 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            if inside and command:
                yield start, command, expected
            inside, command, expected = line == "```console", None, []
        elif inside and line.startswith("$ "):
            if command:
                yield start, command, expected
            command, expected, start = line[2:], [], number
        elif inside and command and line.startswith("> "):
            command += "\n" + line[2:]
        elif inside and command:
            expected.append(line)


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    os.chdir(root)
    env = dict(os.environ, PATH=f"{pathlib.Path(sys.argv[1]).resolve()}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
    pages = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", *sorted(map(str, pathlib.Path("docs").glob("*.md")))]
    count, wrong, update = 0, 0, "--update" in sys.argv
    for page in pages:
        for line, command, expected in blocks(pathlib.Path(page).read_text(encoding="utf-8")):
            run = subprocess.run(["bash", "-c", command], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            printed = run.stdout.splitlines()
            count += 1
            if [row.rstrip() for row in printed] != [row.rstrip() for row in expected]:
                wrong += 1
                if update:
                    text = pathlib.Path(page).read_text(encoding="utf-8")
                    shown, new = "\n".join(["$ " + command, *expected]), "\n".join(["$ " + command, *printed])
                    pathlib.Path(page).write_text(text.replace(shown, new), encoding="utf-8")
                print(f"{page}:{line}: {command}\n  printed:")
                print("\n".join(f"    {row}" for row in printed[:12]))
    print(f"{count} commands of the documentation run, {wrong} print something else")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
