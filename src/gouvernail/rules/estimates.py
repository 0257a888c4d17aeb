"""What a team may say is left to do."""

from __future__ import annotations

from datetime import date

from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.verdicts import Refusal

#: States in which nothing is left to do; an estimate dated before may still come by the workbook.
_OVER = frozenset({OrderState.CLOSED, OrderState.ENDED_EARLY})


def why_not_estimate(hundredths: int) -> list[Refusal]:
    """Why a remainder cannot be recorded: it is negative. Domain invariant 7; CCTP 4.2 (4.2-statement)."""
    if hundredths >= 0:
        return []
    return [Refusal("estimate_negative", "domain-7", {"days": hundredths})]


def why_not_estimate_on(estimated_on: date, today: date) -> list[Refusal]:
    """Why a remainder typed today cannot bear that day: it is in the future. CCTP 4.2 (4.2-statement).

    A workbook is only warned: it may come from another instance, whose clock is ahead.
    """
    if estimated_on <= today:
        return []
    values = {"estimated_on": estimated_on, "today": today, "column": "date"}
    return [Refusal("estimate_in_future", "4.2-statement", values)]


def doubts_of_estimate(*, measured_in_days: bool) -> list[Refusal]:
    """Why an estimate will not show in the statement: its line is not measured in days. CCTP 4.2 (4.2-statement)."""
    return [] if measured_in_days else [Refusal("estimate_on_line_without_days", "4.2-statement")]


def why_not_estimate_order(notified_on: date | None, state: str, *, measured_in_days: bool) -> list[Refusal]:
    """Why nothing can be estimated on an order: it is not notified, over, or without a line measured in days.

    CCTP 4.2 (4.2-statement).
    """
    if notified_on is None:
        return [Refusal("estimate_before_notification", "4.2-statement")]
    if state in _OVER:
        return [Refusal("estimate_on_order_over", "4.2-statement", {"state": state})]
    return [] if measured_in_days else [Refusal("estimate_on_order_without_days", "4.2-statement")]


def is_old(said_on: date, age_months: int | None, today: date) -> bool:
    """Whether a remainder is asked for again: it was said, or its order notified, longer ago than a term says.

    Never, while the term is to be filled in. CCTP 4.2 (4.2-statement).
    """
    return age_months is not None and months_after(said_on, age_months) < today
