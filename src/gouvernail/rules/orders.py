"""What an order goes through, what it costs, and whom it goes to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gouvernail.rules.lifecycle import OrderState, may_become
from gouvernail.rules.verdicts import Refusal

_O = OrderState
#: The passages that an imported order has gone through to be in a state; running only when its start is told, and
#: none to a draft, which would stand after the notification that is entered later for an earlier day.
_WAY_TO: Mapping[OrderState, tuple[OrderState, ...]] = {
    _O.DRAFT: (),
    _O.CANCELLED: (_O.CANCELLED,),
    _O.NOTIFIED: (_O.NOTIFIED,),
    _O.RUNNING: (_O.NOTIFIED, _O.RUNNING),
    _O.DELIVERED: (_O.NOTIFIED, _O.RUNNING, _O.DELIVERED),
    _O.CLOSED: (_O.NOTIFIED, _O.RUNNING, _O.DELIVERED, _O.CLOSED),
    _O.ENDED_EARLY: (_O.NOTIFIED, _O.RUNNING, _O.ENDED_EARLY),
}


class OrderDates(NamedTuple):
    """The days that an order tells of itself."""

    notified_on: date | None
    starts_on: date | None
    ends_on: date | None


class Passage(NamedTuple):
    """A state and the day from which the order is in it."""

    state: OrderState
    since_on: date


def passages(
    state: OrderState, dates: OrderDates, today: date, *, known: OrderState | None = None, since_on: date | None = None
) -> list[Passage]:
    """The passages that bring an imported order to ``state``, from the state ``known`` it has had ``since_on``.

    Notified on its notification, running from its start, delivered, closed or ended early on its end when it is
    past; otherwise on the day of the import. No passage precedes the one before it, unless that one is still to come
    (a start told too early): what is told today holds from today, and again from the day that it overtakes.
    CCTP 4.2 (4.2-statement).
    """
    overtaken = since_on if since_on is not None and since_on > today else None
    since_on = since_on if overtaken is None else today
    way = _WAY_TO[state]
    if known in way:
        way = way[way.index(known) + 1 :]
    elif known not in {None, _O.DRAFT, _O.PROPOSED}:
        way = (state,)
    last = _day_of(state, dates, today)
    found: list[Passage] = []
    for step in way:
        day = _day_of(step, dates, today)
        if step is _O.RUNNING and step is not state and (dates.starts_on is None or day > last):
            continue
        since_on = day if since_on is None else max(day, since_on)
        found.append(Passage(step, since_on))
    if overtaken is not None and found and found[-1].since_on < overtaken:
        found.append(Passage(state, overtaken))
    return found


def _day_of(state: OrderState, dates: OrderDates, today: date) -> date:
    if state is _O.NOTIFIED:
        return dates.notified_on or today
    if state is _O.RUNNING:
        return dates.starts_on or today
    if state in {_O.DELIVERED, _O.CLOSED, _O.ENDED_EARLY} and dates.ends_on is not None:
        return min(dates.ends_on, today)
    return today


def why_not_become(state: OrderState, later: OrderState) -> list[Refusal]:
    """Why an order cannot pass from a state to another: it only moves forward. CCTP 4.2 (4.2-statement)."""
    if state == later or may_become(state, later):
        return []
    return [Refusal("order_backward", "2-order-by-need", {"state": state, "later": later})]


class Price(NamedTuple):
    """What a unit costs at a contractor from a day on; days per unit only when they are the contractor's own."""

    from_on: date
    unit_price_cents: int
    days_per_unit_hundredths: int | None


def price_in_force(prices: Collection[Price], on: date) -> Price | None:
    """The price in force on a day: the last one dated on or before it; none when there is none.

    Domain invariant 4; CCTP 2 (2-order-by-need).
    """
    return max((price for price in prices if price.from_on <= on), default=None, key=lambda price: price.from_on)


def frozen_days_per_unit(price: Price, measure: str, of_unit: int | None) -> int | None:
    """The days per unit that a line keeps: the contractor's own, else the unit's; none unless measured in days.

    In hundredths of a day. Domain invariant 4.
    """
    return (price.days_per_unit_hundredths or of_unit) if measure == "days" else None


def why_not_price(price: Price | None, on: date) -> list[Refusal]:
    """Why a line cannot be notified: no price is in force on the day that fixes it. Domain invariant 4."""
    return [] if price is not None else [Refusal("price_missing", "domain-4", {"on": on})]


def why_not_amend(amended_on: date, notified_on: date | None) -> list[Refusal]:
    """Why an amendment cannot be notified on that day: its order is not notified yet. CCTP 2 (2-order-by-need)."""
    if notified_on is None:
        return [Refusal("amendment_of_draft", "2-order-by-need")]
    if amended_on < notified_on:
        values = {"amended_on": amended_on, "notified_on": notified_on}
        return [Refusal("amendment_before_order", "2-order-by-need", values)]
    return []


def why_not_reduce(quantity_hundredths: int) -> list[Refusal]:
    """Why a line cannot reach a quantity by an amendment: it would be negative. CCTP 2 (2-order-by-need)."""
    if quantity_hundredths >= 0:
        return []
    return [Refusal("amendment_below_zero", "2-order-by-need", {"quantity": quantity_hundredths})]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contractor of a framework when an order is given: its rank and, for a rotation, its last order's day."""

    siret: str
    rank: int
    last_ordered_on: date | None = None


def better_placed(chosen: str, candidates: Sequence[Candidate], attribution_rule: str) -> list[str]:
    """The SIRETs of those whom the rule of attribution puts before the chosen contractor, best first.

    In cascade, the better ranks; in rotation, those who have waited longer (never ordered first, then by rank).
    CCTP 4.2 (4.2-next-contractor); domain invariant 3.
    """
    placed = sorted(candidates, key=_by_waiting if attribution_rule == "rotation" else _by_rank)
    sirets = [candidate.siret for candidate in placed]
    return sirets[: sirets.index(chosen)] if chosen in sirets else []


def _by_rank(candidate: Candidate) -> tuple[date, int]:
    return date.min, candidate.rank


def _by_waiting(candidate: Candidate) -> tuple[date, int]:
    return candidate.last_ordered_on or date.min, candidate.rank


def why_not_choose(passed_over: Sequence[str], reason: str) -> list[Refusal]:
    """Why a contractor cannot be chosen: better-placed ones were passed over without a recorded reason.

    Domain invariant 3; CCTP 4.2 (4.2-next-contractor).
    """
    if not passed_over or reason.strip():
        return []
    return [Refusal("choice_without_reason", "domain-3", {"passed_over": len(passed_over)})]
