"""What is raised and warned of in Python's own kinds."""

from __future__ import annotations


class PanelWarning(UserWarning):
    """Some files have no rows in a table, or some reports have rows twice."""


class UnknownFieldError(KeyError):
    """The form has no field of this id, or the form of this report does not; the message names the nearest."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


PanelWarning.__module__ = UnknownFieldError.__module__ = "gov_disclosure"
