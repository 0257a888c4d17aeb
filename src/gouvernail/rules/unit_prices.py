"""A price of a unit from a day on: append-only. Domain invariant 4."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from gouvernail.rules.verdicts import Refusal

_CLAUSE = "domain-4"
_ONE_EURO = 100


def why_not_price_costs(measure: str, unit_price_cents: int) -> list[Refusal]:
    """Why costs passed through cannot have this price: their quantity is the euros, their price one euro."""
    if measure == "costs" and unit_price_cents != _ONE_EURO:
        return [Refusal("price_of_costs_is_one", _CLAUSE)]
    return []


def why_not_price_from(from_on: date, last_notified_on: date | None) -> list[Refusal]:
    """Why a price cannot hold from that day on: a later order relied on another. Domain invariant 4."""
    if last_notified_on is not None and from_on <= last_notified_on:
        return [Refusal("price_before_notification", _CLAUSE, {"notified_on": last_notified_on})]
    return []


def why_not_add_price(
    measure: str, unit_price_cents: int, from_on: date, last_notified_on: date | None, known: Collection[date]
) -> list[Refusal]:
    """Why this price cannot be added: a price never changes, a revision is a new one from another day on.

    Amounts in cents excluding VAT. Domain invariant 4; CCTP 2 (2-order-by-need).
    """
    refusals = [*why_not_price_costs(measure, unit_price_cents), *why_not_price_from(from_on, last_notified_on)]
    if from_on in known:
        refusals.append(Refusal("price_day_taken", _CLAUSE, {"from_on": from_on}))
    return refusals
