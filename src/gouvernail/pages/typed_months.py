"""A month as an address or a form writes it: ``2026-06``."""

from __future__ import annotations

import re
from datetime import date

#: The first month that can be told so.
FIRST_MONTH_ON = date(2000, 1, 1)
_MONTH = "20[0-9]{2}-(?:0[1-9]|1[0-2])"


class MonthInAddress:
    """Reads and writes the first day of a month of our times; anything else is no address."""

    regex = _MONTH

    def to_python(self, value: str) -> date:
        """The first day of the month."""
        return date(int(value[:4]), int(value[5:]), 1)

    def to_url(self, value: date) -> str:
        """The month of a day."""
        return f"{value:%Y-%m}"


def month_in(text: str) -> date | None:
    """The first day of the month that a text names; none when it names none."""
    bare = text.strip()
    return MonthInAddress().to_python(bare) if re.fullmatch(_MONTH, bare) else None
