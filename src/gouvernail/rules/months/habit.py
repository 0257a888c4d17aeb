"""What a person usually does on each day of the week, and how a month differs from it. Nothing of it is for the State.

The habit of a person belongs to its employer. CCTP 4.1 (4.1-contractor-authority), 4.1 (4.1-minimal-reporting).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from gouvernail.rules.calendar_months import month_of, months_after
from gouvernail.rules.months.facts import Cell

#: How many months before a month tell its habit.
HABIT_MONTHS = 3


class Usual(NamedTuple):
    """What a person usually does on one line on a day of the week, in hundredths."""

    line_id: int
    hundredths: int


#: What a person usually does, by day of the week (Monday is 0); days of rest are left out.
Habit = Mapping[int, tuple[Usual, ...]]


def habit_from(month_on: date) -> date:
    """The first day that counts in the habit of a month. CCTP 4.1 (4.1-minimal-reporting)."""
    return months_after(month_on, -HABIT_MONTHS)


def habit_of(worked: Iterable[Cell], working_days: Iterable[date]) -> Habit:
    """What a person usually does on each day of the week.

    ``worked`` are the days of the last months, ``working_days`` the French working days of those same months; months
    without any day say nothing, nor does work on a day of rest. A day of the week is worked when at least half of its
    working days were; it then takes the most frequent sharing between lines, the latest one among equals.
    CCTP 4.1 (4.1-minimal-reporting).
    """
    shares: dict[date, list[Usual]] = defaultdict(list)
    for cell in sorted(worked):
        if cell.hundredths > 0:
            shares[cell.work_on].append(Usual(cell.line_id, cell.hundredths))
    told = {month_of(on) for on in shares}
    expected = {on for on in working_days if month_of(on) in told}
    habit: dict[int, tuple[Usual, ...]] = {}
    for weekday, count in Counter(on.weekday() for on in expected).items():
        patterns = [tuple(shares[on]) for on in sorted(shares.keys() & expected) if on.weekday() == weekday]
        if 2 * len(patterns) >= count and patterns:
            times = Counter(patterns)
            habit[weekday] = max(reversed(patterns), key=times.__getitem__)
    return habit


class LineDifference(NamedTuple):
    """What differs from habit on a line, in hundredths, and the dates on which it does."""

    line_id: int
    usual_hundredths: int
    entered_hundredths: int
    dates: tuple[date, ...]


def differences_from_habit(habit: Habit, entered: Iterable[Cell], working_days: Iterable[date]) -> list[LineDifference]:
    """What a month says otherwise than the habit, line by line; nothing when there is no habit to compare with.

    For the contractor's correspondent alone, who knows why. CCTP 4.1 (4.1-contractor-authority).
    """
    if not habit:
        return []
    usual = {(one.line_id, on): one.hundredths for on in working_days for one in habit.get(on.weekday(), ())}
    told = {(cell.line_id, cell.work_on): cell.hundredths for cell in entered if cell.hundredths}
    dates: dict[int, list[date]] = defaultdict(list)
    for line_id, on in sorted(usual.keys() | told.keys()):
        if usual.get((line_id, on), 0) != told.get((line_id, on), 0):
            dates[line_id].append(on)
    return [
        LineDifference(line_id, _of(line_id, usual), _of(line_id, told), tuple(on)) for line_id, on in dates.items()
    ]


def _of(line_id: int, figures: Mapping[tuple[int, date], int]) -> int:
    return sum(hundredths for (line, _), hundredths in figures.items() if line == line_id)
