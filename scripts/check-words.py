#!/usr/bin/env python3
"""Fail where something that people read uses a word that docs/glossary.md replaces.

    python3 scripts/check-words.py           # everything; prints FILE:LINE, the word and what to use
    python3 scripts/check-words.py FILE...   # these files

It reads Markdown without its code, comments and texts in Rust, Python, TypeScript and JavaScript, and the words in the tables of the
forms and indicators. Names in code are not checked, nor are tests.
"""

import io
import re
import subprocess
import sys
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# A word, what to use instead, and what may follow or precede it: one line for each meaning that is fine.
WORDS = [
    (r"\bparted\b", "separated, split"),
    (r"(?<![_\w])nil\b", "zero"),
    (r"\bown-initiative\b", "proactive"),
    (r"(?<!left )(?<!painted )(?<!picture )\bbehind\b", "after"),
    # The body of a web page or of a Word document is called that by their formats.
    (r"\b(?:public|same|reporting|other|one|legal-service|whose|which|an?other|each) bod(?:y|ies)\b|\bbodies\b", "agency, agencies"),
    (r"\b(?:law)?suits?\b", "litigation, case"),
    (r"\btold\b", "reported, distinguished"),
    (r"\b(?:is|are|was|were|be|been) (?:also )?said\b", "reported"),
    (r"\b(?:never wrong )?in silence\b", "no silent errors, without a diagnostic"),
    (r"\bheads? of (?:the |a |its )?(?:table|column)s?\b|\bhead(?:s|ed)? (?:a|the|its) (?:value )?columns?\b|\b(?:table|column) heads?\b", "header"),
    (r"\bmend(?:s|ed|ing)?\b", "correct, fix"),
    (r"\bheld against\b", "compared with"),
    (r"\b(?:an?|one) (?!after|beside|or)\w+ a (?:line|row)\b", "one … per line, per row"),
    (r"\bthe cop(?:y|ies) (?:says?|prints?|shows?|has|have|states?|lost|loses)\b|\bthis copy\b|\bsays? of a field\b", "file"),
    (r"\bone's own\b", "your own"),
    (r"副本", "文件"),
    (r"栏目|此栏", "填报项"),
    (r"第\d部分", "第四部分：汉字数字"),
    (r"可信程度|置信度", "可信度"),
    (r"(?<!清)空单元格|空格子|(?<!空)空格(?=记为|列)", "空白单元格"),
]
PATTERN = re.compile("|".join(f"({pattern})" for pattern, _ in WORDS), re.IGNORECASE)

# Where a word is right, and why.
ALLOWED = {
    ("docs/glossary.md", ""): "the glossary names what it replaces",
}


def markdown(text):
    """Prose: without fenced blocks and code."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield number, re.sub(r"`[^`]*`|\]\([^)]*\)|<https?:[^>]*>", "``", line)


RUST = re.compile(r"""//[^\n]*|/\*.*?\*/|r(\#*)".*?"\1|"(?:\\.|[^"\\])*"|'(?:\\.[^']*|[^'\\])'""", re.DOTALL)


def rust(text):
    """Comments, and texts with more than one word, up to the tests of the file."""
    end = text.find("#[cfg(test)]\nmod ")
    text = text if end < 0 else text[:end]
    for found in RUST.finditer(text):
        part = found.group()
        start = text.count("\n", 0, found.start()) + 1
        if part.startswith("/") or is_prose(part):
            for offset, line in enumerate(part.split("\n")):
                yield start + offset, re.sub(r"`[^`]*`", "``", line)


def is_prose(part):
    """Whether a literal is a sentence or a phrase, not a key, a path or data."""
    return len(re.findall(r"[A-Za-z]{2,}", part)) > 1 and " " in part.strip('"') or len(re.findall(r"[\u4e00-\u9fff]", part)) > 7


def python(text):
    """Docstrings, other texts with more than one word, and comments."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT or token.type == tokenize.STRING and is_prose(token.string):
            for offset, line in enumerate(token.string.split("\n")):
                yield token.start[0] + offset, re.sub(r"`[^`]*`", "``", line)


SCRIPT = re.compile(r"""//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`""", re.DOTALL)


def script(text):
    for found in SCRIPT.finditer(text):
        part = found.group()
        start = text.count("\n", 0, found.start()) + 1
        if part.startswith("/") or is_prose(part):
            for offset, line in enumerate(part.split("\n")):
                yield start + offset, re.sub(r"`[\w.()]*`", "``", line) if part.startswith("/") else line


def table(text):
    return enumerate(text.splitlines(), 1)


READERS = [
    (r".*\.md", markdown),
    (r"(crates/[^/]+|bindings/[^/]+|bindings/wasm/encoding)/src/.*\.rs", rust),
    (r"bindings/python/python/.*\.pyi?", python),
    (r"bindings/wasm/(js|www)/.*\.(js|mjs|ts)", script),
    (r"crates/gov-disclosure/src/(indicators/indicators|form/forms/[^/]+/(form|bridge))\.csv", table),
]


def main():
    names = sys.argv[1:] or subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    wrong = 0
    for name in names:
        reader = next((reader for pattern, reader in READERS if re.fullmatch(pattern, name)), None)
        path = ROOT / name
        if reader is None or not path.is_file() or (name, "") in ALLOWED:
            continue
        for number, line in reader(path.read_text(encoding="utf-8")):
            for found in PATTERN.finditer(line):
                if (name, found.group().lower()) not in ALLOWED:
                    wrong += 1
                    print(f"{name}:{number}: {found.group()}: use {WORDS[found.lastindex - 1][1]}")
    if wrong:
        print(f"{wrong} words; docs/glossary.md has the words to use", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
