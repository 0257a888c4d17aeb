"""A member's month: what its habit proposes, what can be entered, and what differs from the habit.

Days go in hundredths. Nothing of it is for the State: the habit of a person belongs to its employer.
CCTP 4.1 (4.1-contractor-authority), 4.1 (4.1-minimal-reporting).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.days import (
    FULL_DAY,
    QUARTER,
    doubts_after_end,
    why_not_bill,
    why_not_that_much,
    why_not_work_on,
)
from gouvernail.rules.lifecycle import MONTH_TRANSITIONS, WORKING_STATES, MonthState, OrderState
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.working_days import nth_working_day_after

#: How many months before a month tell its habit.
HABIT_MONTHS = 3
_AUTHORITY = "4.1-contractor-authority"


class Cell(NamedTuple):
    """A part of a day on a line, in hundredths: worked, entered or proposed."""

    line_id: int
    work_on: date
    hundredths: int


class Usual(NamedTuple):
    """What a person usually does on one line on a day of the week, in hundredths."""

    line_id: int
    hundredths: int


#: What a person usually does, by day of the week (Monday is 0); days of rest are left out.
Habit = Mapping[int, tuple[Usual, ...]]


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A line as a member may enter days on it in one month.

    ``available_hundredths`` is ordered − billed by everybody, this person in this month left out; ``None`` when the
    line is not measured in days. ``passages`` are those of its order, in order of dates.
    """

    line_id: int
    notified_on: date | None
    ends_on: date | None
    available_hundredths: int | None
    ordered_hundredths: int | None = None
    passages: tuple[tuple[date, OrderState], ...] = ()

    def is_open_on(self, on: date) -> bool:
        """Whether the order is at work on that day, or was until that morning."""
        if not self.passages:
            return self.notified_on is not None
        before = [state for since_on, state in self.passages if since_on < on]
        during = [state for since_on, state in self.passages if since_on == on]
        return any(state in WORKING_STATES for state in (*before[-1:], *during))


class MonthRefusal(NamedTuple):
    """Why something cannot be entered, and where: a cell, a whole line or a whole date; neither, the whole month."""

    refusal: Refusal
    line_id: int | None = None
    work_on: date | None = None


class LineDifference(NamedTuple):
    """What differs from habit on a line, in hundredths, and the dates on which it does."""

    line_id: int
    usual_hundredths: int
    entered_hundredths: int
    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class KnownMonth:
    """What the month of a person is judged against.

    ``lines`` by id; ``declared`` what the ledger holds of this person in this month, which is never judged again;
    ``elsewhere`` what this person did on a date besides what can be entered (not billable).
    """

    month_on: date
    lines: Mapping[int, MonthLine]
    declared: frozenset[Cell] = frozenset()
    elsewhere: Mapping[date, int] = field(default_factory=dict)


def first_of(on: date) -> date:
    """The first day of the month of a day."""
    return on.replace(day=1)


def habit_from(month_on: date) -> date:
    """The first day that counts in the habit of a month. CCTP 4.1 (4.1-minimal-reporting)."""
    total = month_on.year * 12 + month_on.month - 1 - HABIT_MONTHS
    return date(total // 12, total % 12 + 1, 1) if total >= 12 else date.min


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
    told = {first_of(on) for on in shares}
    expected = {on for on in working_days if first_of(on) in told}
    habit: dict[int, tuple[Usual, ...]] = {}
    for weekday, count in Counter(on.weekday() for on in expected).items():
        patterns = [tuple(shares[on]) for on in sorted(shares.keys() & expected) if on.weekday() == weekday]
        if 2 * len(patterns) >= count and patterns:
            times = Counter(patterns)
            habit[weekday] = max(reversed(patterns), key=times.__getitem__)
    return habit


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


def why_not_open(month_on: date, today: date) -> list[Refusal]:
    """Why nothing can be said of a month yet: it has not begun. Domain invariant 2; CCTP 4.2 (4.2-statement)."""
    return [Refusal("month_in_future", "domain-2", {"today": today})] if month_on > today else []


def why_not_change(state: MonthState) -> list[Refusal]:
    """Why the days of a month cannot be changed: the member has confirmed them. CCTP 4.1 (4.1-contractor-authority)."""
    if state in {MonthState.ENTERED, MonthState.RETURNED}:
        return []
    return [Refusal("month_already_confirmed", _AUTHORITY)]


def why_not_take_back(state: MonthState) -> list[Refusal]:
    """Why a month is not taken back: it is not confirmed. CCTP 4.1 (4.1-contractor-authority)."""
    return [] if MonthState.ENTERED in MONTH_TRANSITIONS[state] else [Refusal("month_not_confirmed", _AUTHORITY)]


def why_not_enter(entered: Sequence[Cell], known: KnownMonth, today: date) -> list[MonthRefusal]:
    """Why these figures cannot be entered, each with its place; empty when they can.

    A figure that the ledger already holds is not judged again. Domain invariants 2, 5 and 6;
    CCTP 4.2 (4.2-statement), 4.1 (4.1-contractor-authority).
    """
    early = [MonthRefusal(refusal) for refusal in why_not_open(known.month_on, today)]
    if early:
        return early
    new = [cell for cell in entered if cell not in known.declared]
    by_cell = [
        MonthRefusal(refusal, cell.line_id, cell.work_on)
        for cell in new
        for refusal in _why_not_cell(cell, known, today)
    ]
    if any(found.refusal.code == "day_not_by_quarters" for found in by_cell):
        return by_cell  # sums of figures that are none would say nothing
    return [*by_cell, *_above_one_day(entered, new, known), *_above_ordered(entered, known)]


def _why_not_cell(cell: Cell, known: KnownMonth, today: date) -> list[Refusal]:
    """Why one figure cannot be entered, whatever the others."""
    if too_much := why_not_that_much(cell.hundredths):
        return too_much
    line = known.lines.get(cell.line_id)
    if line is None:
        return [Refusal("month_line_unknown", _AUTHORITY)]
    if first_of(cell.work_on) != known.month_on:
        return [Refusal("day_outside_month", "4.2-statement", {"work_on": cell.work_on})]
    if dated := why_not_work_on(cell.work_on, line.notified_on, today):
        return dated
    if not line.is_open_on(cell.work_on):
        return [Refusal("order_not_at_work", "domain-2", {"work_on": cell.work_on})]
    return []


def _above_one_day(entered: Iterable[Cell], new: Iterable[Cell], known: KnownMonth) -> list[MonthRefusal]:
    """The dates with something new that pass one day, and by how much."""
    totals = Counter(known.elsewhere)
    for cell in entered:
        totals[cell.work_on] += cell.hundredths
    over = sorted({cell.work_on for cell in new if cell.hundredths and totals[cell.work_on] > FULL_DAY})
    return [MonthRefusal(_why_not_one_day(on, totals[on]), work_on=on) for on in over]


def _why_not_one_day(on: date, total: int) -> Refusal:
    return Refusal("you_above_one_day", "domain-6", {"work_on": on, "total": total, "excess": total - FULL_DAY})


def _above_ordered(entered: Iterable[Cell], known: KnownMonth) -> list[MonthRefusal]:
    """The lines on which more is entered than is left, unless the ledger already holds as much."""
    totals, declared = _by_line(entered), _by_line(known.declared)
    found = []
    for line_id in sorted(totals):
        line = known.lines.get(line_id)
        if line is None or totals[line_id] <= declared[line_id]:
            continue
        refusals = _why_not_so_many(line, totals[line_id])
        found += [MonthRefusal(refusal, line_id) for refusal in refusals]
    return found


def _why_not_so_many(line: MonthLine, entered_hundredths: int) -> list[Refusal]:
    if line.available_hundredths is None:
        return why_not_bill(None, entered_hundredths)
    if entered_hundredths <= line.available_hundredths:
        return []
    excess, left = entered_hundredths - line.available_hundredths, max(0, line.available_hundredths)
    values = {"entered": entered_hundredths, "left": left, "excess": excess}
    return [Refusal("month_above_ordered", "domain-5", values)]


def _by_line(cells: Iterable[Cell]) -> Counter[int]:
    totals: Counter[int] = Counter()
    for cell in cells:
        totals[cell.line_id] += cell.hundredths
    return totals


def doubts_of_month(entered: Iterable[Cell], known: KnownMonth, working_days: Iterable[date]) -> list[MonthRefusal]:
    """What deserves a look although it can be entered: a day of rest, a day after the end of its order.

    Domain invariant 2; CCTP 4.1 (4.1-minimal-reporting).
    """
    at_work = frozenset(working_days)
    found = []
    for cell in sorted(entered):
        line = known.lines.get(cell.line_id)
        doubts = doubts_after_end(cell.work_on, line.ends_on) if line is not None else []
        if cell.work_on not in at_work:
            doubts = [*doubts, Refusal("day_not_working", "domain-2", {"work_on": cell.work_on})]
        found += [MonthRefusal(doubt, cell.line_id, cell.work_on) for doubt in doubts if cell.hundredths]
    return found


def why_not_confirm(state: MonthState, entered: Sequence[Cell], known: KnownMonth, today: date) -> list[MonthRefusal]:
    """Why a member cannot confirm the month: it is confirmed already, or one of its figures is refused.

    A month without a day can be confirmed: it says so to the correspondent. CCTP 4.1 (4.1-contractor-authority).
    """
    closed = [MonthRefusal(refusal) for refusal in why_not_change(state)]
    return closed or why_not_enter(entered, known, today)


def month_to_declare(today: date, *, last_is_declared: bool) -> date:
    """The month that a member finds first: the last one until it is declared, then the present one.

    CCTP 4.1 (4.1-minimal-reporting).
    """
    present = first_of(today)
    return present if last_is_declared else first_of(date.fromordinal(present.toordinal() - 1))


def reminder_due_on(month_on: date, delay_working_days: int) -> date:
    """The working day from which a month that is not declared is late. CCTP 4.1 (4.1-minimal-reporting)."""
    last = date.fromordinal(months_after(month_on, 1).toordinal() - 1)
    return nth_working_day_after(last, delay_working_days)
