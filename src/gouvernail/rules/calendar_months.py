"""Calendar months, as contracts count them."""

from __future__ import annotations

import calendar
from datetime import date

_MONTHS_OF_A_YEAR = 12


def months_after(day: date, months: int) -> date:
    """The same day of the month, ``months`` later (earlier when negative); its last day when there is none.

    31 January + 1 month is 28 or 29 February. Beyond what a date can tell, its last day or its first.
    Domain invariant 2; CCTP 2 (2-order-by-need).
    """
    year, month = divmod(day.year * _MONTHS_OF_A_YEAR + day.month - 1 + months, _MONTHS_OF_A_YEAR)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_of(day: date) -> date:
    """The first day of the month of a day, which stands for that month everywhere."""
    return day.replace(day=1)


def last_day_of(month_on: date) -> date:
    """The last day of the month that begins on that day."""
    return month_on.replace(day=calendar.monthrange(month_on.year, month_on.month)[1])
