"""The figures of one order line at a day, by the definitions of the steering statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import TypeVar

from gouvernail.rules.lifecycle import NOTIFIED_STATES, ActivityState, DayState, OrderState
from gouvernail.rules.money import amount_cents, ordered_hundredths
from gouvernail.rules.statement.exhaustion import exhausted_on, working_days_left
from gouvernail.rules.statement.facts import ActivityFacts, DayFact, LineFacts, StateChange
from gouvernail.rules.statement.figures import ActivityAt, LineFigures
from gouvernail.rules.working_days import PACE_DAYS, last_working_days

_Dated = TypeVar("_Dated")


def figures_of(facts: LineFacts, on: date) -> LineFigures | None:
    """What is done and what remains on a line at a day; ``None`` while its order is not notified.

    CCTP 4.2 (4.2-statement).
    """
    if facts.notified_on is None or facts.notified_on > on:
        return None
    state = state_at(facts.state_changes, on)
    quantity = quantity_at(facts, on)
    ordered = _ordered(quantity, facts.days_per_unit_hundredths)
    done = _sum(_done(facts.days, on))
    remaining = None if ordered is None else ordered - done
    estimate = None if ordered is None else _estimate_to_complete(facts, on)
    pace = pace_at(facts.days, on)
    ordered_cents = amount_cents(quantity, facts.unit_price_cents)
    admitted = sum(fact.cents for fact in facts.admitted if fact.admitted_on <= on)
    counts = Counter(activity.state for activity in activities_at(facts.activities, on))
    return LineFigures(
        line_id=facts.line_id,
        framework=facts.framework,
        order=facts.order,
        line=facts.line,
        product=facts.product,
        contractor=facts.contractor,
        work_unit=facts.work_unit,
        order_state=state.value,
        ordered_hundredths=ordered,
        done_hundredths=done,
        pending_hundredths=_sum(_pending(facts.days, on)),
        non_billable_hundredths=_sum(day for day in facts.days if day.work_on <= on and not day.is_billable),
        remaining_on_order_hundredths=remaining,
        estimate_to_complete_hundredths=estimate,
        drift_hundredths=None if estimate is None or remaining is None else estimate - remaining,
        to_do=counts[ActivityState.TO_DO],
        doing=counts[ActivityState.DOING],
        done=counts[ActivityState.DONE],
        ordered_cents=ordered_cents,
        admitted_cents=admitted,
        remaining_to_admit_cents=ordered_cents - admitted,
        exhausted_on=exhausted_on(working_days_left(remaining, pace, state), on),
    )


def state_at(changes: Sequence[StateChange], on: date) -> OrderState:
    """The state of a notified order at a day: the last passage dated no later; on one day the last recorded counts.

    What it was before its notification is left out. CCTP 4.2 (4.2-statement).
    """
    known = [change for change in changes if change.since_on <= on and change.state in NOTIFIED_STATES]
    last = _last(known, "since_on")
    return OrderState.NOTIFIED if last is None else last.state


def quantity_at(facts: LineFacts, on: date) -> int:
    """The quantity ordered at a day, amendments notified by then included, in hundredths of a unit.

    CCTP 2 (2-order-by-need).
    """
    amended = (change.quantity_hundredths for change in facts.amendments if change.notified_on <= on)
    return facts.quantity_hundredths + sum(amended)


def activities_at(activities: Sequence[ActivityFacts], on: date) -> list[ActivityAt]:
    """The operational activities known at a day with their state then; the last passage of a day counts.

    CCTP 4.2 (4.2-statement).
    """
    found = []
    for activity in activities:
        last = _last((passage for passage in activity.passages if passage.since_on <= on), "since_on")
        if last is not None:
            found.append(ActivityAt(activity.title, last.state))
    return found


def pace_at(days: Sequence[DayFact], on: date) -> int:
    """What was done on the last working days up to ``on``: work of a Saturday or of a holiday makes no pace.

    CCTP 4.2 (4.2-statement).
    """
    window = set(last_working_days(on, PACE_DAYS))
    return _sum(day for day in _done(days, on) if day.work_on in window)


def _ordered(quantity: int, days_per_unit: int | None) -> int | None:
    return None if days_per_unit is None else ordered_hundredths(quantity, days_per_unit)


def _estimate_to_complete(facts: LineFacts, on: date) -> int | None:
    estimate = _last((estimate for estimate in facts.estimates if estimate.estimated_on <= on), "estimated_on")
    if estimate is None:
        return None
    since = _sum(day for day in _done(facts.days, on) if day.work_on > estimate.estimated_on)
    return max(0, estimate.hundredths - since)


def _last(dated: Iterable[_Dated], day: str) -> _Dated | None:
    """The one with the latest ``day``; among those of one day, the last recorded."""
    return max(reversed(list(dated)), key=attrgetter(day), default=None)


def _done(days: Sequence[DayFact], on: date) -> Iterator[DayFact]:
    return (d for d in days if d.work_on <= on and d.is_billable and d.state != DayState.DECLARED)


def _pending(days: Sequence[DayFact], on: date) -> Iterator[DayFact]:
    return (d for d in days if d.work_on <= on and d.is_billable and d.state == DayState.DECLARED)


def _sum(days: Iterator[DayFact]) -> int:
    return sum(day.hundredths for day in days)
