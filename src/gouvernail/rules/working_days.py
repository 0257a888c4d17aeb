"""French working days (« jours ouvrés »): Monday to Friday minus public holidays.

The calendar is the one of metropolitan France unless a term of the framework names a region (``holidays`` subdivision).
Domain, precision; the calendar comes from the library ``holidays``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

import holidays

#: The working days over which the pace of a line is measured (steering statement, ``exhausted_on``).
PACE_DAYS = 20
_SATURDAY = 5


@lru_cache(maxsize=256)
def working_days_of(year: int, region: str = "") -> tuple[date, ...]:
    """Every working day of a year, in order."""
    closed = holidays.country_holidays("FR", subdiv=region or None, years=year, language="fr")
    first = date(year, 1, 1)
    days = (first + timedelta(days=number) for number in range((date(year, 12, 31) - first).days + 1))
    return tuple(day for day in days if day.weekday() < _SATURDAY and day not in closed)


def is_working_day(on: date, region: str = "") -> bool:
    """Whether people work on that day."""
    days = working_days_of(on.year, region)
    place = bisect_left(days, on)
    return place < len(days) and days[place] == on


@lru_cache(maxsize=512)
def last_working_days(on: date, count: int, region: str = "") -> tuple[date, ...]:
    """The last ``count`` working days up to ``on``, which is one of them when it is a working day; oldest first.

    Fewer at the beginning of the first year that a date can tell.
    """
    days: tuple[date, ...] = ()
    year = on.year
    while len(days) < count and year >= MINYEAR:
        of_year = working_days_of(year, region)
        days = of_year[: bisect_right(of_year, on)] + days
        year -= 1
    return days[-count:]


@lru_cache(maxsize=64)
def working_days_after(on: date, count: int, region: str = "") -> Sequence[date]:
    """The next ``count`` working days, counted from the day after ``on``; the n-th stands at index n − 1.

    Fewer at the end of the last year that a date can tell.
    """
    days: list[date] = []
    year = on.year
    while len(days) < count and year <= MAXYEAR:
        of_year = working_days_of(year, region)
        days.extend(of_year[bisect_right(of_year, on) :])
        year += 1
    return tuple(days[:count])


def nth_working_day_after(on: date, count: int, region: str = "") -> date:
    """The ``count``-th working day after ``on`` (``count`` ≥ 1), counted from the day after.

    Raises ``IndexError`` past the last year that a date can tell.
    """
    return working_days_after(on, count, region)[count - 1]


def working_days_between(after: date, until: date, region: str = "") -> int:
    """How many working days follow ``after``, ``until`` included; nought when ``until`` is not later."""
    count = 0
    for year in range(after.year, until.year + 1):
        days = working_days_of(year, region)
        count += max(0, bisect_right(days, until) - bisect_right(days, after))
    return count


def public_holidays_between(after: date, until: date, region: str = "") -> Sequence[tuple[date, str]]:
    """The public holidays that fall on a weekday after ``after``, ``until`` included, with their French names."""
    closed = holidays.country_holidays(
        "FR", subdiv=region or None, years=range(after.year, until.year + 1), language="fr"
    )
    return [(on, name) for on, name in sorted(closed.items()) if after < on <= until and on.weekday() < _SATURDAY]
