"""What the pages show is what Python prints.

The ```python blocks of a page run in order, in one namespace, from the root of the repository. Blocks with ``>>>`` are run
by doctest; in the others each line that a ``print(...)  # text`` prints is the text of its comment.
"""

import contextlib
import doctest
import io
import re
import tempfile

import pytest
from conftest import ROOT

READMES = ["README.md", "README.zh-CN.md", "bindings/python/README.md"]
# The reference is written from the docstrings and has no examples of its own.
GUIDES = [page for page in sorted((ROOT / "docs").rglob("*.md")) if page.stem != "python-reference" and "\n```python\n" in page.read_text(encoding="utf-8")]
PAGES = [*(ROOT / page for page in READMES), *GUIDES]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PROMISED = re.compile(r"^ *print\(.*\)  # (.*)$", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_examples_of_a_page_print_what_it_shows(page, monkeypatch, tmp_path):
    for library in ("duckdb", "pandas", "polars", "pyarrow"):
        pytest.importorskip(library)
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    text = page.read_text(encoding="utf-8")
    names = {"__name__": "__main__"}
    blocks = list(BLOCK.finditer(text))
    assert blocks
    for block in blocks:
        line = text.count("\n", 0, block.start()) + 1
        code = block.group(1)
        if ">>> " in code:
            run_session(code, names, page.name, line)
        else:
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile("\n" * line + code, str(page), "exec"), names)
            assert printed.getvalue().splitlines() == PROMISED.findall(code), f"{page.name}:{line}"


def run_session(code, names, name, line):
    session = doctest.DocTestParser().get_doctest(code, names, name, name, line)
    assert session.examples
    said = io.StringIO()
    # The namespace goes on to the next block.
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(session, out=said.write, clear_globs=False)
    names.update(session.globs)
    assert result.failed == 0, said.getvalue()
