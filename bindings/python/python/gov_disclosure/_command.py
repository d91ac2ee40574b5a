"""The command ``gov-disclosure``, which the compiled module holds: nothing is read or written here."""

from __future__ import annotations

import signal
import sys

from gov_disclosure import _native


def main() -> int:
    """Run the command with the arguments of this process; the exit status."""
    # Python takes note of Ctrl-C and acts on it when a call is over. A command ends at once.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.command(["gov-disclosure", *sys.argv[1:]])
