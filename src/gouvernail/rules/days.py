"""When a day of work can be recorded, and how much of it."""

from __future__ import annotations

from datetime import date

from gouvernail.rules.verdicts import Refusal

#: The most that one person works on one date, and the steps by which days go, in hundredths of a day.
FULL_DAY = 100
QUARTER = 25

BILLABLE = "billable"
#: What a newcomer learns at the contractor's cost. CCTP 4.3 (4.3-turnover).
ONBOARDING = "onboarding"


def why_not_work_on(work_on: date, notified_on: date | None, today: date) -> list[Refusal]:
    """Why no day can be recorded on that date: before the notification of the order, or in the future.

    Domain invariant 2; CCTP 4.2 (4.2-statement).
    """
    if notified_on is None:
        return [Refusal("day_without_notification", "domain-2")]
    if work_on < notified_on:
        return [Refusal("day_before_notification", "domain-2", {"work_on": work_on, "notified_on": notified_on})]
    if work_on > today:
        return [Refusal("day_in_future", "domain-2", {"work_on": work_on, "today": today})]
    return []


def doubts_after_end(work_on: date, ends_on: date | None) -> list[Refusal]:
    """Why a day deserves a look although it is recorded: it follows the end of its order. Domain invariant 2."""
    if ends_on is None or work_on <= ends_on:
        return []
    return [Refusal("day_after_end", "domain-2", {"work_on": work_on, "ends_on": ends_on})]


def quiet_days(notified_on: date, ends_on: date | None, today: date) -> tuple[date, date]:
    """The first and last dates of which there is nothing to say, so that only the others are judged one by one.

    Domain invariant 2; CCTP 4.2 (4.2-statement).
    """
    return notified_on, today if ends_on is None else min(today, ends_on)


def why_not_that_much(hundredths: int) -> list[Refusal]:
    """Why a share of a day is not one: outside [0, 1] or between two quarters. CCTP 4.2 (4.2-statement)."""
    if 0 <= hundredths <= FULL_DAY and hundredths % QUARTER == 0:
        return []
    return [Refusal("day_not_by_quarters", "domain-5", {"days": hundredths})]


def why_not_bill(ordered_hundredths: int | None, billable_hundredths: int) -> list[Refusal]:
    """Why billable days cannot reach a total on a line: it is above the days ordered, or the line orders no days.

    ``billable_hundredths`` is the total of declared and accepted days that the line would have; onboarding and
    rework never count in it. Domain invariant 5; CCTP 4.2 (4.2-statement), 4.3 (4.3-turnover).
    """
    if ordered_hundredths is None:
        return [Refusal("day_not_billable_on_line", "domain-5")]
    if billable_hundredths <= ordered_hundredths:
        return []
    excess = billable_hundredths - ordered_hundredths
    values = {"ordered": ordered_hundredths, "billable": billable_hundredths, "excess": excess}
    return [Refusal("days_above_ordered", "domain-5", values)]


def why_not_one_day(total_hundredths: int, work_on: date) -> list[Refusal]:
    """Why one person cannot reach a total on one date within one contractor: it is above one day.

    Domain invariant 6; CCTP 4.1 (4.1-contractor-authority).
    """
    if total_hundredths <= FULL_DAY:
        return []
    return [Refusal("person_above_one_day", "domain-6", {"total": total_hundredths, "work_on": work_on})]


def doubts_across_contractors(total_hundredths: int, work_on: date) -> list[Refusal]:
    """What the steering office alone is told: the same identifier above one day over several contractors.

    Domain invariant 6; CCTP 4.2 (4.2-device).
    """
    if total_hundredths <= FULL_DAY:
        return []
    return [Refusal("person_across_contractors", "domain-6", {"total": total_hundredths, "work_on": work_on})]
