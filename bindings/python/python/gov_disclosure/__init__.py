"""China's government-information-disclosure annual reports (政府信息公开工作年度报告) as checked data.

    >>> import gov_disclosure as gd
    >>> report = gd.parse("report.html").check()          # doctest: +SKIP
    >>> report["requests.received.total"].value           # doctest: +SKIP
    14069

No silent errors: a value is the value in the file, in the right cell; everything else is reported in
``report.diagnostics``. Blank is not zero and missing is not blank: ask ``cell.state``.
"""

from __future__ import annotations

import os as _os
from collections.abc import Callable as _Callable
from collections.abc import Iterable as _Iterable
from collections.abc import Iterator as _Iterator
from collections.abc import Mapping as _Mapping
from itertools import chain as _chain
from typing import Any as _Any

from gov_disclosure import _frames, _native
from gov_disclosure._compare import compare
from gov_disclosure._native import (
    Cell,
    Conversion,
    Derived,
    Diagnostic,
    DisclosureError,
    EmptyFileError,
    EncryptedError,
    Failure,
    LimitExceededError,
    MalformedError,
    NeedsOcrError,
    NotAReportError,
    NotCorrectableError,
    Panel,
    Report,
    Rows,
    UnknownFormatError,
    __version__,
    check_series,
    correct,
    parse,
    parse_all,
    parse_text,
    schema,
)
from gov_disclosure._progress import Bar as _Bar
from gov_disclosure._progress import ticker as _ticker
from gov_disclosure._records import Records
from gov_disclosure._warnings import PanelWarning, UnknownFieldError

__all__ = [
    "Cell",
    "Conversion",
    "Derived",
    "Diagnostic",
    "DisclosureError",
    "EmptyFileError",
    "EncryptedError",
    "Failure",
    "LimitExceededError",
    "MalformedError",
    "NeedsOcrError",
    "NotAReportError",
    "NotCorrectableError",
    "Panel",
    "PanelWarning",
    "Records",
    "Report",
    "Rows",
    "UnknownFieldError",
    "UnknownFormatError",
    "__version__",
    "check_series",
    "compare",
    "correct",
    "fields",
    "indicator_definitions",
    "indicators",
    "parse",
    "parse_all",
    "parse_many",
    "parse_text",
    "rules",
    "schema",
]

_Mapping.register(Report)
# Written in Python; the stubs have them as the methods that they are.
for _method in (_frames.to_pandas, _frames.to_polars, _frames.to_stata):
    setattr(Rows, _method.__name__, _method)
del _method


def parse_many(
    paths: _Any,
    threads: int | None = None,
    progress: bool | _Callable[[bool], object] = True,
    *,
    check: bool = False,
    format: str | None = None,
    encoding: str | None = None,
    year: int | None = None,
    agency: str | None = None,
) -> Panel:
    """Read many files, in several threads: a ``Panel`` of ``Report`` and ``Failure``, in the order of the inputs.

    paths: a path, or several inputs. A path is a file, a folder, a ZIP archive or a pattern (``*``, ``?``); folders and
        archives are taken with all the files in them whose ending is known, a folder's by name, and a file that is named is
        always read. An input can also be a pair of a name and bytes or a binary file, or anything that ``parse`` takes and
        that has a name: an open file, a file of fsspec, a response of requests or httpx. ``source["name"]`` is the path,
        with the path below it for a folder, or the name.
    threads: how many threads read; None: as many as the machine has cores.
    progress: True shows a bar (tqdm where it is installed) in a notebook or on a terminal; False shows none; a callable
        is called with True for each item and with False at the end.
    check: check each report, as ``Report.check`` does.
    format, encoding, year, agency: for every input, instead of what is found; as in ``parse``.

    A file that holds several reports gives each of them, in their order, as ``parse_all`` does.

    Files are read when they are asked for, by a loop or by a table, some for each thread at a time, however many there are;
    each loop and each table reads them anew. ``Panel.load`` reads them once and keeps the reports. An iterator of pairs or
    files is read once, as it goes.

    A file that gives no report is a ``Failure`` in its place; nothing is raised for it. Raises FileNotFoundError where no
    input is there or the folders hold no file that is read, ValueError for a number of threads below 1 or an unknown format.
    """
    threads = _cores() if threads is None else threads
    if threads < 1:
        raise ValueError(f"threads is {threads}; at least 1 is needed")
    tick = _ticker(progress)
    panel = Panel._of_files(
        _inputs(paths),
        threads=threads,
        check=check,
        tick=tick,
        format=format,
        encoding=encoding,
        year=year,
        agency=agency,
    )
    if isinstance(tick, _Bar):
        tick.expect(panel.__len__ if not isinstance(paths, _Iterator) else None)
    return panel


def _inputs(paths: _Any) -> list[_Any] | _Iterator[_Any]:
    """A list of inputs; an iterator of others than paths is left as it is, so that they need not be held together."""
    if isinstance(paths, (str, _os.PathLike)) or not isinstance(paths, _Iterable) or hasattr(paths, "read"):
        return [paths]
    if isinstance(paths, tuple) and len(paths) == 2 and isinstance(paths[0], str) and not isinstance(paths[1], (str, _os.PathLike)):
        return [paths]
    if not isinstance(paths, _Iterator):
        return list(paths)
    first = list(_take_one(paths))
    if not first or isinstance(first[0], (str, _os.PathLike)):
        return first + list(paths)
    return _chain(first, paths)


def _take_one(items: _Iterator[_Any]) -> _Iterator[_Any]:
    for item in items:
        yield item
        return


def fields(form: str | None = None) -> Records:
    """The data dictionary, the 226 fields in the order of the forms, or those of one form.

    Dicts of ``id``, ``table``, ``forms`` (the editions that have it), ``group_zh``, ``row_zh``, ``column_zh``, ``unit``, ``column`` (the
    name in a wide table), ``note``, ``label_zh`` and ``label_en``; ``fields().to_pandas()`` is a data frame of them.

    form: ``"2021"`` or ``"2019"``, or a form of 2008 to 2018 such as ``"stat2014"``, whose cells are dicts of ``id``, ``form``, ``row_zh``,
    ``column_zh``, ``unit``, ``column`` and ``certainty``. Raises ValueError for a form that is not known.
    """
    return Records(_native.fields(form))


def rules() -> Records:
    """The catalogue of rules: dicts of ``id``, ``name``, ``severity``, ``scope``, ``base``, ``clause``, ``zh``, ``en`` and ``page`` (Markdown)."""
    return Records(_native.rules())


def indicator_definitions() -> Records:
    """The indicators: dicts of ``id``, ``zh``, ``en``, ``numerator``, ``denominator``, ``times``, ``unit``, ``note_zh``, ``note_en``."""
    return Records(_native.indicator_definitions())


def indicators(
    report: Report, *, previous: Report | None = None, population: int | None = None
) -> Records:
    """The indicators of a report: a list of dicts, also as a data frame; see ``Report.indicators``."""
    return Records(report.indicators(previous=previous, population=population))


def _cores() -> int:
    try:
        return len(_os.sched_getaffinity(0))
    except AttributeError:
        return _os.cpu_count() or 1
