"""Help where people look for it: every public name has its docstring, the same at run time as in the stubs."""

import ast
import inspect
from pathlib import Path

import pytest

import gov_disclosure as gd
from gov_disclosure import spark

STUB = Path(gd.__file__).with_name("_native.pyi")
NAMES = [name for name in gd.__all__ if name != "__version__"]


def members(thing):
    if not isinstance(thing, type) or issubclass(thing, Exception):
        return []
    return [name for name in vars(thing) if not name.startswith("_")]


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_described(name):
    thing = getattr(gd, name)
    assert inspect.getdoc(thing), name
    for member in members(thing):
        assert inspect.getdoc(getattr(thing, member)), f"{name}.{member}"


def test_the_module_for_spark_is_described():
    for name in ("read", "read_bytes", "Reports"):
        thing = getattr(spark, name)
        assert inspect.getdoc(thing), name
        for member in members(thing):
            assert inspect.getdoc(getattr(thing, member)), f"{name}.{member}"


def test_the_stubs_and_the_run_time_say_the_same():
    said = 0
    for node in ast.parse(STUB.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and hasattr(gd, node.name) and node.name not in ("fields", "rules", "indicator_definitions"):
            assert inspect.getdoc(getattr(gd, node.name)) == ast.get_docstring(node), node.name
        if not isinstance(node, ast.ClassDef) or not hasattr(gd, node.name):
            continue
        for each in [member for member in node.body if isinstance(member, ast.FunctionDef) and not member.name.startswith("_")]:
            if ast.get_docstring(each):
                assert inspect.getdoc(getattr(getattr(gd, node.name), each.name)) == ast.get_docstring(each), f"{node.name}.{each.name}"
                said += 1
    assert said > 70
