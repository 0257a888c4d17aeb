"""A value as a cell of a CSV file that a spreadsheet opens without running anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: str | date | Sequence[str] | None) -> str:
    """The text of a cell: dates are ISO, several values are separated by a comma, nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return _inert(value if isinstance(value, str) else ", ".join(value))


def _inert(text: str) -> str:
    """A spreadsheet would run a text that begins like a formula: an apostrophe keeps it a text."""
    return f"'{text}" if text.startswith(_FORMULA) else text
