"""How far a batch is: tqdm's bar where it is installed, else a line on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


class Bar:
    """Made by ``make`` from the number of items, once that is known."""

    def __init__(self, make: Callable[[int], Any]) -> None:
        self._make = make
        self._bar: Any = None

    def begin(self, total: int) -> None:
        self._bar = self._make(total)

    def __call__(self, more: bool) -> None:
        if self._bar is None:
            return
        if more:
            self._bar.update(1)
        else:
            self._bar.close()
            self._bar = None


class _Line:
    """``12/340`` on standard error, written over itself."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0

    def update(self, count: int) -> None:
        self._done += count
        print(f"\r{self._done}/{self._total}", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        if self._done:
            print(file=sys.stderr)


def _in_notebook() -> bool:
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    shell = get_ipython()
    return shell is not None and hasattr(shell, "kernel")


def ticker(progress: bool | Callable[[bool], object]) -> Callable[[bool], object] | None:
    """What is called with True for each item and with False at the end; None for nothing."""
    if callable(progress):
        return progress
    if not progress or not (_in_notebook() or (sys.stderr is not None and sys.stderr.isatty())):
        return None
    try:
        from tqdm.auto import tqdm  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        return Bar(_Line)
    return Bar(lambda total: tqdm(total=total, unit=" files"))
