"""China's government-information-disclosure annual reports (政府信息公开工作年度报告) as checked data.

    >>> import gov_disclosure as gd
    >>> report = gd.parse("report.html").check()          # doctest: +SKIP
    >>> report["requests.received.total"].value           # doctest: +SKIP
    14069

Never wrong in silence: a value is the value in the copy, in the right cell; everything else is said in
``report.diagnostics``. Blank is not zero and missing is not blank: ask ``cell.state``.
"""

import os as _os
from collections.abc import Mapping as _Mapping

from gov_disclosure._native import (
    Cell,
    Derived,
    Diagnostic,
    DisclosureError,
    EncryptedError,
    Failure,
    LimitExceededError,
    MalformedError,
    NeedsOcrError,
    NotAReportError,
    Panel,
    Report,
    Rows,
    UnknownFormatError,
    __version__,
    check_series,
    fields,
    indicator_definitions,
    parse,
    rules,
    schema,
)
from gov_disclosure._progress import ticker as _ticker

__all__ = [
    "Cell",
    "Derived",
    "Diagnostic",
    "DisclosureError",
    "EncryptedError",
    "Failure",
    "LimitExceededError",
    "MalformedError",
    "NeedsOcrError",
    "NotAReportError",
    "Panel",
    "Report",
    "Rows",
    "UnknownFormatError",
    "__version__",
    "check_series",
    "fields",
    "indicator_definitions",
    "indicators",
    "parse",
    "parse_many",
    "rules",
    "schema",
]

_Mapping.register(Report)


def parse_many(
    paths,
    threads=None,
    progress=True,
    *,
    check=False,
    format=None,
    encoding=None,
    year=None,
    agency=None,
):
    """Read many copies, in several threads: an iterator of ``Report`` and ``Failure``, in the order of the inputs.

    paths: a path, or several; folders and ZIP archives are taken with all the files in them whose ending is known, a
        folder's by name. A file that is named is always read. ``source.name`` is the path, with the path below it for
        a folder.
    threads: how many threads read; None: as many as the machine has cores.
    progress: True shows a bar (tqdm where it is installed) in a notebook or on a terminal; False shows none; a callable
        is called with True for each item and with False at the end.
    check: check each report, as ``Report.check`` does.
    format, encoding, year, agency: for every input, instead of what is found; as in ``parse``.

    A file that gives no report is a ``Failure`` in its place, also in ``failures`` of what is returned; nothing is
    raised for it. Some files for each thread are held at a time, however many there are.

    Raises ValueError for a number of threads below 1 or an unknown format.
    """
    if isinstance(paths, (str, _os.PathLike)):
        paths = [paths]
    threads = _cores() if threads is None else threads
    if threads < 1:
        raise ValueError(f"threads is {threads}; at least 1 is needed")
    tick = _ticker(progress)
    panel = Panel._of_files(
        [_os.fspath(path) for path in paths],
        threads=threads,
        check=check,
        tick=tick,
        format=format,
        encoding=encoding,
        year=year,
        agency=agency,
    )
    if hasattr(tick, "begin"):
        tick.begin(len(panel))
    return panel


def indicators(report, *, previous=None, population=None):
    """The indicators of a report: a list of dicts; see ``Report.indicators``."""
    return report.indicators(previous=previous, population=population)


def _cores():
    try:
        return len(_os.sched_getaffinity(0))
    except AttributeError:
        return _os.cpu_count() or 1
