"""How far a batch is: tqdm's bar where it is installed, else a line on a terminal."""

import sys


class _Bar:
    def __init__(self, make):
        self._make = make
        self._bar = None

    def begin(self, total):
        self._bar = self._make(total)

    def __call__(self, more):
        if self._bar is None:
            return
        if more:
            self._bar.update(1)
        else:
            self._bar.close()
            self._bar = None


class _Line:
    """``12/340`` on standard error, written over itself."""

    def __init__(self, total):
        self._total = total
        self._done = 0

    def update(self, count):
        self._done += count
        print(f"\r{self._done}/{self._total}", end="", file=sys.stderr, flush=True)

    def close(self):
        if self._done:
            print(file=sys.stderr)


def _in_notebook():
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    shell = get_ipython()
    return shell is not None and hasattr(shell, "kernel")


def ticker(progress):
    """What is called with True for each item and with False at the end; None for nothing."""
    if callable(progress):
        return progress
    if not progress or not (_in_notebook() or (sys.stderr is not None and sys.stderr.isatty())):
        return None
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return _Bar(_Line)
    return _Bar(lambda total: tqdm(total=total, unit=" files"))
