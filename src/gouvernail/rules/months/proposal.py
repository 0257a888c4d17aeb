"""What is proposed of a month: what the habit says, or the month before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from gouvernail.rules.days import FULL_DAY, QUARTER, doubts_after_end, why_not_work_on
from gouvernail.rules.months.facts import Cell, KnownMonth, MonthLine
from gouvernail.rules.months.habit import Habit


def proposed_month(habit: Habit, known: KnownMonth, working_days: Iterable[date], today: date) -> list[Cell]:
    """What the habit says of a month, cell by cell, in the order of dates.

    ``working_days`` are those of the month, so that public holidays stay empty. Nothing is proposed after ``today``,
    before the notification of an order, after its end, while it is not at work, above one day per date, nor above what
    is left on a line: then the quarters that are left are proposed. CCTP 4.1 (4.1-minimal-reporting).
    """
    left = {line.line_id: line.available_hundredths or 0 for line in known.lines.values()}
    proposed = []
    for on in sorted(working_days):
        free = FULL_DAY - known.elsewhere.get(on, 0)
        for line_id, usual in habit.get(on.weekday(), ()) if on <= today else ():
            line = known.lines.get(line_id)
            if line is None or not _takes(line, on, today):
                continue
            hundredths = _quarters(min(usual, left[line_id], free))
            if hundredths > 0:
                left[line_id] -= hundredths
                free -= hundredths
                proposed.append(Cell(line_id, on, hundredths))
    return proposed


def _takes(line: MonthLine, on: date, today: date) -> bool:
    """Whether a day can be proposed on a line without anything to say of it."""
    return (
        line.is_open_on(on)
        and not why_not_work_on(on, line.notified_on, today)
        and not doubts_after_end(on, line.ends_on)
    )


def _quarters(hundredths: int) -> int:
    return hundredths - hundredths % QUARTER


def copied_month(last: Iterable[Cell], known: KnownMonth, working_days: Iterable[date], today: date) -> list[Cell]:
    """The month before, laid on this one: the second Tuesday takes what the second Tuesday had.

    Days of rest are left out, and so is what cannot be entered at its date; sums are for the member to see.
    CCTP 4.1 (4.1-minimal-reporting).
    """
    by_place = defaultdict(list)
    for cell in last:
        by_place[_place_in_month(cell.work_on)].append(cell)
    return [
        Cell(cell.line_id, on, cell.hundredths)
        for on in sorted(working_days)
        for cell in by_place[_place_in_month(on)]
        if cell.line_id in known.lines and _takes(known.lines[cell.line_id], on, today)
    ]


def _place_in_month(on: date) -> tuple[int, int]:
    """Which day of the week, and the how-manieth of the month."""
    return on.weekday(), (on.day - 1) // 7
