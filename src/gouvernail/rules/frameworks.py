"""What a framework agreement allows: until when its orders are notified, and up to which amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.terms import Terms
from gouvernail.rules.thresholds import reached_percent
from gouvernail.rules.verdicts import Refusal


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which orders can be notified: from ``first_on``, before ``until_on``."""

    first_on: date
    until_on: date

    def holds(self, day: date) -> bool:
        """Whether an order can be notified on that day."""
        return self.first_on <= day < self.until_on


def validity(notified_on: date, duration_months: int, terms: Terms) -> Validity:
    """The validity of a framework: [notification, + duration and renewals), month ends clipped.

    Domain invariant 2; CCTP 2 (2-order-by-need).
    """
    return Validity(notified_on, months_after(notified_on, duration_months + (terms.number("renewal_months") or 0)))


def why_not_notify(notified_on: date, within: Validity) -> list[Refusal]:
    """Why no order of the framework can be notified on that day.

    Domain invariant 2; CCTP 2 (2-order-by-need).
    """
    if within.holds(notified_on):
        return []
    values = {"notified_on": notified_on, "first_on": within.first_on, "until_on": within.until_on}
    return [Refusal("order_outside_validity", "domain-2", values)]


def why_not_commit(ceiling_cents: int | None, committed_cents: int, more_cents: int) -> list[Refusal]:
    """Why an amount cannot be added to what is committed: the ceiling would be passed, with the figures.

    A framework without ceiling refuses nothing; an amendment that takes away is never refused. Amounts in cents
    excluding VAT. Domain invariant 1; CCTP 2 (2-order-by-need).
    """
    if ceiling_cents is None or more_cents <= 0 or committed_cents + more_cents <= ceiling_cents:
        return []
    total = committed_cents + more_cents
    values = {
        "ceiling": ceiling_cents,
        "total": total,
        "excess": total - ceiling_cents,
        "left": ceiling_cents - committed_cents,
    }
    return [Refusal("order_above_ceiling", "domain-1", values)]


def ceiling_warning(ceiling_cents: int | None, committed_cents: int, percents: Sequence[int]) -> int | None:
    """The highest warning share of the ceiling that is reached, in percents; none below the first.

    Domain invariant 1; CCTP 2 (2-order-by-need).
    """
    return reached_percent(ceiling_cents or 0, committed_cents, percents)


def minimum_left_cents(minimum_cents: int | None, committed_cents: int) -> int | None:
    """What must still be ordered for the minimum to be reached; none without minimum, never below nought.

    Amounts in cents excluding VAT. CCTP 2 (2-order-by-need).
    """
    return None if minimum_cents is None else max(minimum_cents - committed_cents, 0)
