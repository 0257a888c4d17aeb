"""What an address says, read forgivingly: a word too many never breaks a page."""

from __future__ import annotations

from datetime import date, datetime

#: Dates come as people write them or as machines do.
_FORMATS = ("%d/%m/%Y", "%Y-%m-%d")


def day_in(text: str) -> date | None:
    """The day that a text names, as ``30/06/2026`` or ``2026-06-30``; ``None`` when it names none."""
    for form in _FORMATS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 a day, not an instant
        except ValueError:
            continue
    return None


def whole_in(text: str, otherwise: int) -> int:
    """The whole number above nought that a text writes, or ``otherwise``."""
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else otherwise
