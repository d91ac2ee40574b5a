"""Compiled half of the package ``gov_disclosure``."""

import os
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NoReturn, Protocol, TypeAlias, TypeVar, final, overload

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped,unused-ignore]
    import polars

_Path: TypeAlias = str | os.PathLike[str]
_State: TypeAlias = Literal["reported", "blank", "placeholder", "illegible", "absent", "lost"]
_Dict: TypeAlias = dict[str, Any]
_Hint: TypeAlias = Literal["encoding", "year", "agency", "convert", "fields", "timeout"]
_T = TypeVar("_T")

class _Reads(Protocol):
    """A file open in binary mode, a response of urllib."""

    def read(self, size: int = ..., /) -> bytes: ...

class _Opens(Protocol):
    """A file of fsspec."""

    def open(self) -> Any: ...

class _Holds(Protocol):
    """A response of requests or httpx."""

    @property
    def content(self) -> bytes: ...

_Source: TypeAlias = _Path | bytes | bytearray | memoryview | _Reads | _Opens | _Holds

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
    "Report",
    "Rows",
    "UnknownFormatError",
    "__version__",
    "check_series",
    "command",
    "correct",
    "fields",
    "indicator_definitions",
    "parse",
    "parse_all",
    "parse_text",
    "rules",
    "schema",
]
__version__: str

class DisclosureError(Exception):
    """No report can be made from an input.

    ``code`` is stable, the same in every language; ``message`` has the keys ``zh`` and ``en``: what, why and what would
    help; ``hint`` names what would help here. Files that cannot be opened raise Python's own OSError instead.
    """

    code: str | None
    message: dict[str, str]
    hint: _Hint | None

class UnknownFormatError(DisclosureError):
    """The format of the file is not read here."""

class MalformedError(DisclosureError):
    """The format is known, and the file violates it."""

class EncryptedError(DisclosureError):
    """The file is protected by a password."""

class NeedsOcrError(DisclosureError):
    """The file contains pictures of pages, not text."""

class EmptyFileError(DisclosureError):
    """The file contains nothing, or white space alone."""

class NotAReportError(DisclosureError):
    """The file was read and contains no annual report."""

class LimitExceededError(DisclosureError):
    """The file is larger or deeper than the limits allow."""

class NotCorrectableError(DisclosureError):
    """A correction has no certain place in the file."""

def parse(
    source: _Source,
    *,
    name: str | None = None,
    format: str | None = None,
    encoding: str | None = None,
    year: int | None = None,
    agency: str | None = None,
) -> Report:
    """Read one file. The GIL is released meanwhile.

    source: a path, the bytes of a file, a file open in binary mode, a file of fsspec, or a response of urllib, requests or httpx.
    name: what becomes ``report.source["name"]``; None: the path or address of the source, where it has one.
    format: "html", "text", "docx", "xlsx", "xls", "mhtml" or "pdf"; None: found from the bytes.
    encoding: a WHATWG label such as "gb18030"; None: found from the bytes.
    year, agency: taken instead of what is found.

    Raises a subclass of DisclosureError where no report can be made, OSError where the file cannot be read, ValueError
    for an unknown format and for a text or an address instead of a path, TypeError for any other source.

    Of a file that holds several reports this is the first; a diagnostic (R026) names the others.
    """

def parse_all(
    source: _Source,
    *,
    name: str | None = None,
    format: str | None = None,
    encoding: str | None = None,
    year: int | None = None,
    agency: str | None = None,
) -> list[Report]:
    """Read every report of a file, in their order: a collection of several agencies' or years', pages saved together, a
    workbook with a sheet for each. One report in nearly all files.

    Where there are several, ``report.source["part"]`` is a dict of ``number``, from 1, and ``of``, how many there are.
    Two copies of one report are one report. year and agency are the first one's. Everything else is as in ``parse``.
    """

def parse_text(
    text: str, *, name: str | None = None, format: str | None = None, year: int | None = None, agency: str | None = None
) -> Report:
    """Read a report from its text: a page, Markdown or plain text that is a ``str`` already.

    Arguments and errors are those of ``parse``; locations count in the text as UTF-8.
    """

def correct(
    source: _Source,
    cells: Mapping[str, int | Decimal | str | None] | None = None,
    *,
    claims: Mapping[int, int | Decimal | str] | None = None,
    tracked: str | None = None,
    name: str | None = None,
) -> bytes:
    """Correct figures in a Word document or workbook (xlsx) itself: its bytes with only these texts changed.

    source: as for ``parse``.
    cells: a value for each field, as a number or as text; None empties a cell.
    claims: other numbers for numbers of the prose, by their place in ``report.claims``; of Word documents only.
    tracked: an author; the changes of a Word document are then revisions, to be accepted or refused in Word or WPS.

    The corrected file is read again before it is given: it says what was asked for and else what it said before. Raises
    NotCorrectableError, and changes nothing, for other formats and where a correction has no certain place; else as ``parse``.
    """

def check_series(reports: Iterable[Report]) -> list[Report]:
    """Check several years of one agency against each other.

    The reports come back in their order; the diagnostics and verdicts of family Y are made anew in the later report of
    each pair of years. Agencies are distinguished by their names.
    """

def rules() -> list[_Dict]:
    """The catalogue of rules: dicts of id, name, severity, scope, base, clause, zh, en, page (Markdown)."""

def command(arguments: list[str]) -> int:
    """Run the command ``gov-disclosure`` with these arguments, the first of which is its name; the exit status.

    It takes the process for its own: it reads and writes its standard streams, and where it writes a file, Ctrl-C ends the process.
    """

def fields(form: str | None = None) -> list[_Dict]:
    """As ``gov_disclosure.fields``, as a plain list."""

def indicator_definitions() -> list[_Dict]:
    """The indicators: dicts of id, zh, en, numerator, denominator, times, unit, note_zh, note_en."""

def schema() -> _Dict:
    """The JSON Schema of a report."""

@final
class Conversion:
    """A report in the form of 2021, and what became of the cells of the form of 2019."""

    @property
    def report(self) -> Report:
        """The report, with the cells of the form of 2021 and no others in the tables that were converted."""
    @property
    def carried(self) -> list[str]:
        """The ids of the fields that both forms have, whose cells are as they were."""
    @property
    def open(self) -> list[str]:
        """The ids of the fields that only the form of 2021 has: absent, to be filled in."""
    @property
    def left(self) -> dict[str, Cell]:
        """The cells that only the form of 2019 has, by id: nothing of them is in the report."""

@final
class Report(Mapping[str, Cell]):
    """A report: a mapping of field ids to cells, with what it is about as attributes. It never changes.

    Dicts have the keys and values of the report's JSON.
    """

    @property
    def title(self) -> str | None:
        """The report's title, annotations stripped."""
    @property
    def agency(self) -> str | None:
        """The reporting agency."""
    @property
    def year(self) -> int | None:
        """The year reported on."""
    @property
    def period(self) -> dict[str, str] | None:
        """``start`` and ``end``, ISO 8601, where they are stated."""
    @property
    def published(self) -> str | None:
        """Day of publication, ISO 8601, where the page states it."""
    @property
    def signed(self) -> str | None:
        """The date under the signature, or 成文日期 where the page gives no day of publication; ISO 8601."""
    @property
    def contact(self) -> dict[str, str | None]:
        """office, address, postcode, phone, fax, email."""
    @property
    def meta(self) -> _Dict:
        """Title, agency, year, period, published, signed, contact; ``agency_evidence`` (``found_in``, ``confidence``) says where the
        agency was found and how sure that is; ``raw`` as written where it differs."""
    @property
    def source(self) -> _Dict:
        """name, sha256, format, encoding, script, copies of the file."""
    @property
    def form(self) -> dict[str, str | None]:
        """The edition, "2019" or "2021", that the year asks for (``expected``) and each table has."""
    @property
    def sections(self) -> list[_Dict]:
        """The sections found: number, heading, location, text."""
    @property
    def extras(self) -> list[_Dict]:
        """Subtotals that a private template adds to the tables."""
    @property
    def claims(self) -> list[_Dict]:
        """Numbers stated in prose."""
    @property
    def repairs(self) -> list[_Dict]:
        """What was undone to read the file."""
    @property
    def verdicts(self) -> list[_Dict]:
        """Verdicts of the checks; empty before ``check``."""
    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the file or with the reading of it; ``check`` adds what does not add up."""
    def __getitem__(self, field: str, /) -> Cell:
        """UnknownFieldError, a KeyError, for an id that the form of this report does not have; it names the nearest."""
    def __setitem__(self, field: str, _value: object, /) -> NoReturn: ...
    def __delitem__(self, field: str, /) -> NoReturn: ...
    @overload
    def get(self, field: str, default: None = None) -> Cell | None:
        """The cell of a field, or ``default`` where the report's form does not have it."""
    @overload
    def get(self, field: str, default: _T) -> Cell | _T: ...
    def __contains__(self, field: object, /) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[str]: ...
    def __bool__(self) -> bool: ...
    def keys(self) -> KeysView[str]:
        """The ids of its fields, in the order of the form."""
    def values(self) -> ValuesView[Cell]:
        """Its cells, in the order of the form."""
    def items(self) -> ItemsView[str, Cell]:
        """Pairs of field id and cell, in the order of the form."""
    def _ipython_key_completions_(self) -> list[str]: ...
    def check(self) -> Report:
        """The report with everything checked: derived values, verdicts, and the diagnostics of families A and X.
        Checking twice changes nothing."""
    def is_flagged(self, field: str) -> bool:
        """Whether a warning or an error names the field; ask it after ``check``. Raises UnknownFieldError."""
    def trusted(self) -> dict[str, Cell]:
        """The cells that are reported and not flagged, a dict by field; what was computed or edited is none of them. Ask it after ``check``."""
    def replace(self, values: Mapping[str, object]) -> Report:
        """The report with other values: a dict of field ids and counts, amounts (Decimal or decimal text), None for blank or "/".

        A changed cell has no place, its provenance is "edited", and an amount keeps its unit. A report that was checked is checked again.
        Raises UnknownFieldError, ValueError.
        """
    def cells(self, *, numbers: Literal["exact", "float"] = "exact") -> Rows:
        """Its cells, one a row, as an Arrow stream; numbers as in ``Panel.cells``."""
    def indicators(self, *, previous: Report | None = None, population: int | None = None) -> list[_Dict]:
        """Rates, shares and stocks: a list of dicts of id, zh, en, value, unit, numerator, denominator, inputs, comparable, and,
        where there are any, derived, disputed and reason.

        ``value`` is None and ``reason`` says why where an input is not observed or a denominator is 0. previous: the
        same agency's report on the year before, for growth. population: residents, for requests per resident.
        """
    @overload
    def render(self, target: Literal["html", "md", "txt"] = "html") -> str: ...
    @overload
    def render(self, target: Literal["docx", "xlsx"]) -> bytes: ...
    @overload
    def render(self, target: str) -> str | bytes:
        """The official form, filled in: text for "html", "md" and "txt", bytes for "docx" and "xlsx".

        Raises ValueError for any other target, LimitExceededError where an office file cannot hold the report.
        """
    def fill_totals(self) -> tuple[Report, list[str]]:
        """The report with totals that are missing filled in from their parts, and the ids of what was filled."""
    def to_form_2021(self) -> Conversion:
        """The report with its tables in the form of 2021, where they are in that of 2019: what both forms have is carried over, what is
        new is absent, and what only the old form has is left out and listed. Nothing is divided, added up or guessed."""
    def unprinted(self) -> list[str]:
        """The ids of what is written but has no place in the form that ``render`` prints."""
    def to_json(self) -> str:
        """The canonical JSON, byte for byte that of the command and of every language."""
    def to_dict(self) -> _Dict:
        """The JSON as a dict; amounts are decimal strings."""
    @classmethod
    def from_json(cls, json: str) -> Report:
        """A report from its JSON, from an object with ``schema`` and ``cells``, or from a flat object of field ids and
        values with ``year`` and ``agency`` where known. None is blank.

        Raises MalformedError, LimitExceededError.
        """
    @classmethod
    def from_csv(cls, text: str) -> Report | None:
        """Plain figures in CSV as a report: the columns ``field`` and ``value``, with a header or without one, ``agency`` and
        ``year`` as rows of their own where they are known; or the long CSV that the command writes. None for a text that is
        no such table.

        Raises MalformedError, LimitExceededError.
        """
    @classmethod
    def from_dict(cls, value: _Dict) -> Report:
        """As ``from_json``, from a dict."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Report: ...
    def __deepcopy__(self, _memo: object) -> Report: ...
    def __reduce__(self) -> tuple[Any, tuple[str]]: ...

@final
class Cell:
    """What a file says of one field. Two cells are equal where field, state, value and unit are, wherever they are."""

    @property
    def field(self) -> str:
        """The field's id."""
    @property
    def state(self) -> _State:
        """Blank is not zero, and missing is not blank."""
    @property
    def value(self) -> int | Decimal | None:
        """A count, or an amount of money as a Decimal; None in every state but "reported"."""
    @property
    def unit(self) -> str | None:
        """件, 项, 元, 万元; None for an amount whose unit neither cell nor header names."""
    @property
    def raw(self) -> str | None:
        """The text as written."""
    @property
    def location(self) -> _Dict | None:
        """Where it is: byte, line and column; or part, table, row and column; sheet and cell; page and box."""
    @property
    def evidence(self) -> Literal["grid", "order", "separators", "lines", "alignment", "digits"] | None:
        """What shows that the cell is in its column; None where nothing was read."""
    @property
    def provenance(self) -> Literal["read", "computed", "edited"]:
        """"read" is what the file says, "computed" from other cells, "edited" put in its place."""
    @property
    def candidates(self) -> list[int | Decimal | None] | None:
        """"lost" only: the values it may have, None for blank."""
    @property
    def derived(self) -> Derived | None:
        """What the sums of the form prove, beside the state; after ``check``."""
    def to_dict(self) -> _Dict:
        """The cell as the JSON of a report has it."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[str, ...]]: ...
    @staticmethod
    def _from_json(field: str, json: str) -> Cell: ...

@final
class Derived:
    """A value that the sums of the form prove."""

    @property
    def value(self) -> int | Decimal:
        """The value: an int, or a Decimal for an amount of money."""
    @property
    def rules(self) -> list[str]:
        """The ids of the rules that prove it."""
    @property
    def inputs(self) -> list[str]:
        """The ids of the fields it follows from."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[str, ...]]: ...
    @staticmethod
    def _from_json(json: str) -> Derived: ...

@final
class Diagnostic:
    """One rule broken in one place."""

    @property
    def rule(self) -> str:
        """The id, such as "A403"."""
    @property
    def name(self) -> str:
        """The rule's name, such as ``row-total``."""
    @property
    def severity(self) -> Literal["info", "warning", "error"]:
        """How bad it is."""
    @property
    def confidence(self) -> Literal["low", "medium", "high"]:
        """How sure it is."""
    @property
    def fields(self) -> list[str]:
        """The ids of the fields concerned, in the order of the form."""
    @property
    def expected(self) -> int | None:
        """The computed side."""
    @property
    def actual(self) -> int | None:
        """The written one."""
    @property
    def suspects(self) -> list[list[_Dict]]:
        """The smallest sets of cells whose change would make every sum hold, and rows that would if their values moved by a
        column; fewest cells first. Each is a list of dicts of field and value."""
    @property
    def locations(self) -> list[_Dict]:
        """Where it shows in the file."""
    @property
    def message(self) -> dict[str, str]:
        """What, why and what would help: zh and en."""
    @property
    def hint(self) -> _Hint | None:
        """What would help: "encoding", "year" or "agency" as an argument of ``parse``, "convert" for ``Report.to_form_2021``; None where nothing would."""
    def to_dict(self) -> _Dict:
        """The diagnostic as the JSON of a report has it."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[str, ...]]: ...
    @staticmethod
    def _from_json(json: str) -> Diagnostic: ...

@final
class Failure:
    """A file that gave no report, in the place of its report."""

    @property
    def name(self) -> str | None:
        """The name of the file."""
    @property
    def code(self) -> str:
        """"io", or the code of a DisclosureError."""
    @property
    def message(self) -> dict[str, str]:
        """zh and en."""
    @property
    def hint(self) -> _Hint | None:
        """What would help: an argument of ``parse``, "fields" for ``gov_disclosure.fields``, "timeout" for the command; None where nothing would."""
    def to_dict(self) -> _Dict:
        """The failure record of the command, as a dict."""
    def to_json(self) -> str:
        """The failure record of the command, as JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[str, ...]]: ...
    @staticmethod
    def _from_json(json: str) -> Failure: ...

@final
class Panel:
    """Many reports: to loop over, or as tables.

    ``parse_many`` makes one of files, ``Panel(items)`` one of reports and failures. A panel of files reads them when it is asked,
    some at a time: each loop and each table reads them anew. ``load`` reads them once and keeps the reports. A panel of an
    iterator can be read once.

    Tables start with source, agency, year, so that they can be joined. A table warns (PanelWarning) of files that have no rows
    in it and of reports that repeat others, whose rows count again.
    """

    def __new__(cls, reports: Iterable[Report | Failure]) -> Panel: ...
    def __iter__(self) -> Iterator[Report | Failure]: ...
    def __len__(self) -> int:
        """How many inputs there are; an archive is one. TypeError where an iterator gives them."""
    def __bool__(self) -> bool: ...
    def load(self) -> Panel:
        """The panel with everything read and kept in memory: its loops and tables take no more reading."""
    def reports(self) -> Rows:
        """One report per row: title, sha256, format, encoding, script, copies, period_start, period_end, published, signed, form_expected
        and the form of each table, how many cells are in each state (cells_reported, cells_blank …), errors, warnings, remarks, and
        duplicate_of: the first file with the same bytes (duplicate is "file") or the same agency and year ("agency-and-year")."""
    def cells(self, *, numbers: Literal["exact", "float"] = "exact") -> Rows:
        """One cell per row: table, form, field, state, value, unit, raw, derived, line, provenance. numbers: values as decimals or as floats."""
    def wide(
        self,
        of: Literal["value", "state", "raw", "derived"] = "value",
        *,
        form: str | None = None,
        numbers: Literal["exact", "float"] = "exact",
    ) -> Rows:
        """One report per row, with a column for each field, named as Stata takes it; ``fields()`` has the names under ``column``.

        of: what the columns hold; values are None in every state but "reported". form: only the columns of this form, "2019",
        "2021" or one of 2008 to 2018 such as "stat2014"; default: the fields since 2019. numbers: counts as integers and amounts
        as decimals, or all as floats.

        Raises ValueError for a form that is not known.
        """
    def claims(self) -> Rows:
        """A number of the prose a row: claim, section, role, label, value, unit, approximation, least, greatest, of, list, subject,
        trust, date, raw, line, location."""
    def sections(self) -> Rows:
        """One section per row: section, heading, text, line, location."""
    def diagnostics(self) -> Rows:
        """One diagnostic per row: rule, name, severity, confidence, fields, expected, actual, location, message_zh, message_en; suspect, the
        one field whose change to ``fits`` would correct it; suspects, all sets of such fields, as JSON."""
    def indicators(self) -> Rows:
        """One indicator per row: indicator, name_zh, name_en, value, unit, numerator, denominator, derived, disputed; reason, reason_zh
        and reason_en where there is no value; comparable, the forms across which it may be compared."""
    def failures(self) -> Rows:
        """A file that gave no report a row: source, code, message_zh, message_en. Known without reading again after a whole loop or
        table."""
    def passed_over(self) -> Rows:
        """A file or folder that was passed over a row: source, and reason: "other-format", "beside-its-page", "broken-link",
        "link-loop"."""
    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]: ...
    @staticmethod
    def _of_files(
        items: Any,
        *,
        threads: int,
        check: bool,
        tick: Any,
        format: str | None,
        encoding: str | None,
        year: int | None,
        agency: str | None,
    ) -> Panel: ...

@final
class Rows:
    """A table as an Arrow stream, by the PyCapsule interface, or row by row.

    ``to_pandas``, ``to_polars`` and ``to_stata`` make what they say; ``pyarrow.table(rows)`` and ``polars.DataFrame(rows)`` take it,
    and duckdb by the name of the variable. Words that come back are dictionaries (categories), values decimal128(38, 10) unless
    floats are asked for. A loop gives one dict per row. It can be read as often as its panel.
    """

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
    def to_pandas(self, *, numbers: Literal["float", "nullable", "exact"] = "float") -> pandas.DataFrame: ...
    def to_polars(self, *, numbers: Literal["float", "exact"] = "float") -> polars.DataFrame: ...
    def to_stata(self, path: str | os.PathLike[str], *, labels: Literal["zh", "en"] = "zh") -> None: ...
    def __iter__(self) -> Iterator[_Dict]: ...
    def _with(self, numbers: str) -> Rows: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """RuntimeError where the input of the panel gives its files only once and has given them."""
