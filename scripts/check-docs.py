#!/usr/bin/env python3
"""Runs every `$ command` of the console blocks in the READMEs and docs and compares what it prints.

Usage: scripts/check-docs.py FOLDER_OF_THE_COMMAND [--update]

With --update what is printed replaces what the pages show: read the change before committing it.
"""

import os
import pathlib
import subprocess
import sys


def blocks(lines):
    """Yields, for each command in ```console blocks, its first line, the command, and the range of lines that it prints."""
    inside, command, start, output = False, None, 0, 0
    for at, line in enumerate(lines):
        ends = line.startswith("```") or inside and line.startswith("$ ")
        if ends and command:
            yield start, command, range(output, at)
            command = None
        if line.startswith("```"):
            inside = line == "```console"
        elif inside and line.startswith("$ "):
            command, start, output = line[2:], at, at + 1
        elif command and at == output and line.startswith("> "):
            command, output = command + "\n" + line[2:], at + 1


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    os.chdir(root)
    env = dict(os.environ, PATH=f"{pathlib.Path(sys.argv[1]).resolve()}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
    pages = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", *sorted(map(str, pathlib.Path("docs").rglob("*.md")))]
    count, wrong, update = 0, 0, "--update" in sys.argv
    for page in pages:
        file = pathlib.Path(page)
        lines = file.read_text(encoding="utf-8").splitlines()
        changes = []
        for start, command, output in blocks(lines):
            run = subprocess.run(["bash", "-c", command], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            printed = run.stdout.splitlines()
            count += 1
            if [row.rstrip() for row in printed] != [lines[at].rstrip() for at in output]:
                wrong += 1
                print(f"{page}:{start + 1}: {command}\n  printed:")
                print("\n".join(f"    {row}" for row in printed[:12]))
                changes.append((output, printed))
        # From the last, so that a longer output moves none that is still to come.
        for output, printed in reversed(changes):
            lines[output.start : output.stop] = printed
        if update:
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{count} commands of the documentation run, {wrong} print something else")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
