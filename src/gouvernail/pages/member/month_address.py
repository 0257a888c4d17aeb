"""A month as an address writes it: ``2026-06``."""

from __future__ import annotations

from datetime import date

#: The first month that an address can tell.
FIRST_MONTH_ON = date(2000, 1, 1)


class MonthAddress:
    """Reads and writes the first day of a month of our times; anything else is no address."""

    regex = "20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> date:
        """The first day of the month."""
        return date(int(value[:4]), int(value[5:]), 1)

    def to_url(self, value: date) -> str:
        """The month of a day."""
        return f"{value:%Y-%m}"
