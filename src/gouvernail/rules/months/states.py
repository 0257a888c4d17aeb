"""When a month is opened, changed, taken back, and late."""

from __future__ import annotations

from datetime import date

from gouvernail.rules.calendar_months import last_day_of, month_of, months_after
from gouvernail.rules.lifecycle import MONTH_TRANSITIONS, MonthState
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.working_days import nth_working_day_after

_AUTHORITY = "4.1-contractor-authority"


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


def month_to_declare(today: date, *, last_is_declared: bool) -> date:
    """The month that a member finds first: the last one until it is declared, then the present one.

    CCTP 4.1 (4.1-minimal-reporting).
    """
    present = month_of(today)
    return present if last_is_declared else months_after(present, -1)


def reminder_due_on(month_on: date, delay_working_days: int) -> date:
    """The working day from which a month that is not declared is late. CCTP 4.1 (4.1-minimal-reporting)."""
    return nth_working_day_after(last_day_of(month_on), delay_working_days)
