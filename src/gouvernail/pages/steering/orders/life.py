"""What an order says of itself beside its days: amounts with VAT, period, deliverables, answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gouvernail.pages.steering.orders.seen import OrderView
from gouvernail.records.queries.order_life.standing import deliverables_of
from gouvernail.rules.order_life.amounts import Amounts, amounts_of


def life_of(seen: OrderView) -> Mapping[str, Any]:
    """The parts of the page that tell what was ordered and what was said of it."""
    return {
        "amounts": _amounts(seen),
        "ends_on": _ends_on(seen),
        "period_changes": seen.past.period_changes,
        "deliverables": deliverables_of(seen.lines),
        "answers": seen.past.answers,
    }


def _amounts(seen: OrderView) -> Amounts | None:
    """What the lines in scope cost as they stand; none before the notification, which freezes prices and rate."""
    if seen.order.notified_on is None:
        return None
    return amounts_of([seen.total.ordered_cents or 0], seen.order.vat_rate_hundredths)


def _ends_on(seen: OrderView) -> date | None:
    changes = seen.past.period_changes
    return changes[-1].ends_on if changes else seen.order.ends_on
