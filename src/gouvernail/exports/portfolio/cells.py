"""A value as a cell of a CSV file that a spreadsheet opens without running anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gouvernail.exports.sheets.inert import inert


def cell(value: str | date | Sequence[str] | None) -> str:
    """The text of a cell: dates are ISO, several values are separated by a comma, nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return inert(value if isinstance(value, str) else ", ".join(value))
