#!/usr/bin/env python3
"""Write docs/python-reference.md from the docstrings and types of the Python package.

    python scripts/python-reference.py          # writes it
    python scripts/python-reference.py --check  # fails where it is not current

It reads the sources and runs none of them.
"""

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "bindings/python/python/gov_disclosure"
PAGE = ROOT / "docs/python-reference.md"
INTRODUCTION = """# Python: reference

Every public name of `gov_disclosure`, from its docstring, which `help()` and `?` show too. `scripts/python-reference.py` writes this page.
"""


def definitions(name: str) -> dict[str, ast.stmt]:
    """The functions and classes of a module by name."""
    tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}


def public() -> list[str]:
    """The names of ``__all__``."""
    for node in ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return [name for name in ast.literal_eval(node.value) if name != "__version__"]
    raise SystemExit("__init__.py has no __all__")


def signature(node: ast.FunctionDef, prefix: str = "") -> str:
    """The call as it is written, without ``self``."""
    arguments = ast.unparse(node.args).removeprefix("self").removeprefix("cls").removeprefix(", ").removeprefix("/").removeprefix(", ")
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{prefix}{node.name}({arguments.removesuffix(', /')}){returns}"


def decorated(node: ast.FunctionDef, what: str) -> bool:
    return any(ast.unparse(decorator) == what for decorator in node.decorator_list)


def described(node: ast.FunctionDef | ast.ClassDef) -> str:
    """The docstring as Markdown; what it says of an argument is an item of a list."""
    text = (ast.get_docstring(node) or "").replace("``", "`")
    return re.sub(r"^(\w+(?:, \w+)*): ", r"- **\1**: ", text, flags=re.MULTILINE)


def members(node: ast.ClassDef, elsewhere: dict[str, ast.stmt]) -> list[str]:
    lines = []
    for each in node.body:
        if not isinstance(each, ast.FunctionDef) or each.name.startswith("_"):
            continue
        own = described(each) or described(elsewhere[each.name]) if each.name in elsewhere else described(each)
        if decorated(each, "property"):
            head = f"{each.name}: {ast.unparse(each.returns)}" if each.returns else each.name
        else:
            head = signature(each)
        body = "\n".join(f"  {line}" if line else "" for line in own.splitlines())
        lines.append(f"- `{head}`\n\n{body}\n" if body else f"- `{head}`\n")
    return lines


def section(name: str, node: ast.stmt, elsewhere: dict[str, ast.stmt]) -> str:
    if isinstance(node, ast.FunctionDef):
        return f"### {name}\n\n```text\n{signature(node)}\n```\n\n{described(node)}\n"
    assert isinstance(node, ast.ClassDef)
    bases = ", ".join(ast.unparse(base) for base in node.bases)
    line = f"class {name}({bases})" if bases else f"class {name}"
    return "\n".join([f"### {name}\n\n```text\n{line}\n```\n\n{described(node)}\n", *members(node, elsewhere)])


def page() -> str:
    native, own = definitions("_native.pyi"), definitions("__init__.py")
    others: dict[str, ast.stmt] = {}
    for module in ("_compare.py", "_records.py", "_warnings.py", "_frames.py"):
        others |= definitions(module)
    functions, classes, errors = [], [], []
    for name in public():
        node = own.get(name) or native.get(name) or others.get(name)
        if node is None:
            raise SystemExit(f"{name} is defined nowhere")
        is_error = isinstance(node, ast.ClassDef) and name.endswith(("Error", "Warning"))
        kind = functions if isinstance(node, ast.FunctionDef) else errors if is_error else classes
        kind.append(section(name, node, others))
    spark = definitions("spark.py")
    in_spark = [section(name, spark[name], {}) for name in ("read", "read_bytes", "Reports")]
    parts = [("Functions", functions), ("Classes", classes), ("Errors and warnings", errors), ("Spark: gov_disclosure.spark", in_spark)]
    return "\n".join([INTRODUCTION, *(f"## {heading}\n\n" + "\n".join(sections) for heading, sections in parts)]).rstrip() + "\n"


def main() -> None:
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != text:
        sys.exit("docs/python-reference.md is not current: run scripts/python-reference.py")


if __name__ == "__main__":
    main()
