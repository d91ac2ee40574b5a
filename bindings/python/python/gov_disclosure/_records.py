"""Lists of dicts that are tables too."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped,unused-ignore]
    import polars


class Records(list[dict[str, Any]]):
    """A list of dicts with the same keys: as it is, or as a data frame. A notebook shows it as a table."""

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame, one dict per row."""
        from gov_disclosure._frames import needed

        frame: pandas.DataFrame = needed("pandas").DataFrame(list(self))
        return frame

    def to_polars(self) -> polars.DataFrame:
        """A polars data frame, one dict per row."""
        from gov_disclosure._frames import needed

        frame: polars.DataFrame = needed("polars").DataFrame(list(self), infer_schema_length=None, strict=False)
        return frame

    def _repr_html_(self) -> str:
        names = list(self[0]) if self else []
        rows = "".join("<tr>" + "".join(f"<td>{_shown(row.get(name))}</td>" for name in names) + "</tr>" for row in self)
        return f"<table><thead><tr>{''.join(f'<th>{escape(name)}</th>' for name in names)}</tr></thead><tbody>{rows}</tbody></table>"


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    return escape(text if len(text) <= 80 else text[:79] + "…")


Records.__module__ = "gov_disclosure"
