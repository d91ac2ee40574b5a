"""What two readings of a report say differently."""

from __future__ import annotations

from gov_disclosure._native import Cell, Report
from gov_disclosure._records import Records


def compare(a: Report, b: Report) -> Records:
    """The fields in which two reports differ, by state, value and unit.

    A list of dicts of ``field``, ``a_state``, ``a_value``, ``b_state``, ``b_value``, in the order of the form; a state is None
    where the report's form does not have the field. Places, texts as written and derived values do not count. An empty list
    means that the two say the same.
    """
    fields = dict.fromkeys([*a, *b])
    pairs = ((field, a.get(field), b.get(field)) for field in fields)
    return Records({"field": field, **_side("a", x), **_side("b", y)} for field, x, y in pairs if x != y)


def _side(name: str, cell: Cell | None) -> dict[str, object]:
    return {f"{name}_state": cell and cell.state, f"{name}_value": cell and cell.value}


compare.__module__ = "gov_disclosure"
