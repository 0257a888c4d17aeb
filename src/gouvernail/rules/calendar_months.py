"""Calendar months, as contracts count them."""

from __future__ import annotations

import calendar
from datetime import date

_MONTHS_OF_A_YEAR = 12


def months_after(day: date, months: int) -> date:
    """The same day of the month, ``months`` later; the last day of the month when there is none.

    31 January + 1 month is 28 or 29 February. Past the last year that a date can tell, its last day.
    Domain invariant 2; CCTP 2 (2-order-by-need).
    """
    year, month = divmod(day.year * _MONTHS_OF_A_YEAR + day.month - 1 + months, _MONTHS_OF_A_YEAR)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
