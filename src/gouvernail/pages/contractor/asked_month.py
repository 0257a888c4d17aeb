"""The month that an address asks for, and the ones around it."""

from __future__ import annotations

from datetime import date, datetime

#: Months that nobody asks for are not gone through.
_FIRST, _LAST = date(1990, 1, 1), date(2100, 12, 1)


def month_in(text: str) -> date | None:
    """The first day of the month that a text names, as ``2026-06``; none when it names none."""
    try:
        found = datetime.strptime(text.strip(), "%Y-%m").date()  # noqa: DTZ007 a month, not an instant
    except ValueError:
        return None
    return found if _FIRST <= found <= _LAST else None
