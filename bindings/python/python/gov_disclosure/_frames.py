"""Tables as the data frames of pandas and polars, and as a file of Stata: methods of Rows."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from gov_disclosure import _native

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped,unused-ignore]
    import polars

    from gov_disclosure import Rows

# What Stata's own strings hold; what is longer is a strL.
_LONGEST = 2045


def needed(name: str, extra: str | None = None) -> Any:
    """A library that the package itself does not need."""
    try:
        return import_module(name)
    except ImportError as error:
        extra = extra or name
        raise ImportError(f"this needs {name}: pip install 'gov-disclosure[{extra}]'", name=name) from error


def to_pandas(self: Rows, *, numbers: Literal["float", "nullable", "exact"] = "float") -> pandas.DataFrame:
    """The table as a pandas data frame (pandas 2 or 3, with pyarrow: ``pip install 'gov-disclosure[pandas]'``).

    numbers: "float" gives values as plain floats, None as NaN, so that ``plot`` and ``describe`` work; "nullable" gives counts as
    Int64 and amounts as Float64, None as <NA>; "exact" gives integers and decimals of Arrow. Words are plain strings.

    Raises ImportError, which says what to install.
    """
    if numbers not in ("float", "nullable", "exact"):
        raise ValueError(f'numbers {numbers!r} is none of "float", "nullable", "exact"')
    pd, pyarrow = needed("pandas"), needed("pyarrow", "pandas")
    table = pyarrow.table(self._with("float" if numbers == "float" else "exact"))
    for at, column in enumerate(table.schema):
        if pyarrow.types.is_dictionary(column.type):
            table = table.set_column(at, column.name, table.column(at).cast(pyarrow.string()))
        elif pyarrow.types.is_decimal(column.type) and numbers == "nullable":
            table = table.set_column(at, column.name, table.column(at).cast(pyarrow.float64()))

    def kept(type_: Any) -> Any:
        if numbers == "nullable" and pyarrow.types.is_integer(type_):
            return pd.Int64Dtype()
        if numbers == "nullable" and pyarrow.types.is_floating(type_):
            return pd.Float64Dtype()
        if numbers == "exact" and (pyarrow.types.is_integer(type_) or pyarrow.types.is_decimal(type_)):
            return pd.ArrowDtype(type_)
        return None

    frame: pandas.DataFrame = table.to_pandas(types_mapper=kept)
    return frame


def to_polars(self: Rows, *, numbers: Literal["float", "exact"] = "float") -> polars.DataFrame:
    """The table as a polars data frame (``pip install 'gov-disclosure[polars]'``).

    numbers: "float" gives values as floats, "exact" as integers and decimals. Words are strings.
    """
    pl = needed("polars")
    frame: polars.DataFrame = pl.DataFrame(self._with(numbers))
    categories = [name for name, type_ in frame.schema.items() if type_ == pl.Categorical]
    return frame.with_columns(pl.col(categories).cast(pl.String)) if categories else frame


def to_stata(self: Rows, path: str | os.PathLike[str], *, labels: Literal["zh", "en"] = "zh") -> None:
    """Write the table as a file of Stata 14 or later, with pandas; values are floats, missing ones are ``.``.

    labels: the language of the variables' labels, for the fields of a wide table.
    """
    if labels not in ("zh", "en"):
        raise ValueError(f'labels {labels!r} is none of "zh", "en"')
    frame = to_pandas(self)
    long = []
    for name in frame.columns:
        column = frame[name]
        if column.dtype.kind == "O" or str(column.dtype) in ("str", "string"):
            # A missing text is empty in Stata.
            texts = column.map(lambda value: " ".join(value) if not isinstance(value, str) and hasattr(value, "__iter__") else value)
            texts = texts.astype(object).where(texts.notna(), "")
            frame[name] = texts
            if any(len(str(text).encode()) > _LONGEST for text in texts):
                long.append(name)
    known = {field["column"]: field[f"label_{labels}"] for field in _native.fields()}
    known = {name: label[:80] for name, label in known.items() if name in frame.columns}
    frame.to_stata(os.fspath(path), write_index=False, version=118, variable_labels=known, convert_strl=long)
