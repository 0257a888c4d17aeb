"""Which figures a member may enter and confirm in a month, and what deserves a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from gouvernail.rules.calendar_months import month_of
from gouvernail.rules.days import BILLABLE, FULL_DAY, doubts_after_end, why_not_bill, why_not_that_much, why_not_work_on
from gouvernail.rules.lifecycle import MonthState
from gouvernail.rules.months.facts import Cell, KnownMonth, MonthLine, MonthRefusal
from gouvernail.rules.months.states import why_not_change, why_not_open
from gouvernail.rules.turnover.onboarding import why_not_onboard
from gouvernail.rules.verdicts import Refusal

_AUTHORITY = "4.1-contractor-authority"


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
        MonthRefusal(refusal, cell.line_id, cell.work_on, cell.nature)
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
    if month_of(cell.work_on) != known.month_on:
        return [Refusal("day_outside_month", "4.2-statement", {"work_on": cell.work_on})]
    if dated := why_not_work_on(cell.work_on, line.notified_on, today):
        return dated
    if not line.is_open_on(cell.work_on):
        return [Refusal("order_not_at_work", "domain-2", {"work_on": cell.work_on})]
    return [] if cell.nature == BILLABLE else why_not_onboard(cell.work_on, line.onboarding)


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
    """The lines on which more is entered than is left, unless the ledger already holds as much.

    Onboarding is none of it: it never consumes the order. CCTP 4.3 (4.3-turnover).
    """
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
        if cell.nature == BILLABLE:
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
        found += [MonthRefusal(doubt, cell.line_id, cell.work_on, cell.nature) for doubt in doubts if cell.hundredths]
    return found


def why_not_confirm(state: MonthState, entered: Sequence[Cell], known: KnownMonth, today: date) -> list[MonthRefusal]:
    """Why a member cannot confirm the month: it is confirmed already, or one of its figures is refused.

    A month without a day can be confirmed: it says so to the correspondent. CCTP 4.1 (4.1-contractor-authority).
    """
    closed = [MonthRefusal(refusal) for refusal in why_not_change(state)]
    return closed or why_not_enter(entered, known, today)
