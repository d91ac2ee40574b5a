"""How far a batch is: tqdm's bar where it is installed, else a line on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any


class Bar:
    """Made anew by ``make`` for each reading, from the number of items where that is known."""

    def __init__(self, make: Callable[[int | None], Any]) -> None:
        self._make = make
        self._count: Callable[[], int] | None = None
        self._bar: Any = None

    def expect(self, count: Callable[[], int] | None) -> None:
        self._count = count

    def __call__(self, more: bool) -> None:
        if more:
            if self._bar is None:
                self._bar = self._make(self._count() if self._count else None)
            self._bar.update(1)
        elif self._bar is not None:
            self._bar.close()
            self._bar = None


class _Line:
    """``12/340`` on standard error, written over itself, some times a second."""

    def __init__(self, total: int | None) -> None:
        self._total = "" if total is None else f"/{total}"
        self._done = 0
        self._shown = 0.0

    def update(self, count: int) -> None:
        self._done += count
        now = time.monotonic()
        if now - self._shown >= 0.2:
            self._shown = now
            self._show("")

    def close(self) -> None:
        self._show("\n")

    def _show(self, end: str) -> None:
        print(f"\r{self._done}{self._total} files", end=end, file=sys.stderr, flush=True)


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
        # In a notebook without ipywidgets tqdm's own bar would be a warning and no bar.
        from tqdm.std import tqdm  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        return Bar(_Line)
    return Bar(lambda total: tqdm(total=total, unit=" files"))
