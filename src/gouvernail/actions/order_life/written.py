"""Write what is notified of an order, with the facts that the journal tells. Domain invariant 14."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gouvernail.actions.import_market.facts import write_facts
from gouvernail.actions.import_market.hand_over import Facts
from gouvernail.records.digests import KINDS, digest
from gouvernail.records.models import Framework, Order, OrderLine, OrderStateChange
from gouvernail.rules.lifecycle import OrderState


def locked_order(order_id: int) -> Order:
    """An order, its row locked until the transaction ends, with its contractor and its lot."""
    found = Order.objects.select_for_update(of=("self",)).select_related("contractor", "lot")
    return found.get(pk=order_id)


def locked_framework(order: Order) -> Framework:
    """The framework of an order, its row locked until the transaction ends. Domain invariant 1."""
    return Framework.objects.select_for_update().get(pk=order.framework_id)


def told_of(kind: str, rows: Sequence[Order] | Sequence[OrderLine]) -> dict[str, object]:
    """The digest of facts as they have just been saved, in the order of their ids."""
    columns = KINDS[kind].columns
    return digest(tuple(getattr(row, name) for name in columns) for row in sorted(rows, key=lambda row: row.pk))


def pass_to(order: Order, state: OrderState, since_on: date, sequence: int) -> Facts:
    """Move an order to a state, from a day on; answers the facts to tell."""
    Order.objects.filter(pk=order.pk).update(state=state.value)
    order.state = state.value
    rows = [(order.pk, state.value, since_on)]
    return {"order_states": write_facts("order_states", OrderStateChange, rows, sequence)}


def commit(framework: Framework, cents: int) -> None:
    """Add to what a framework has committed, in cents excluding VAT; its row is locked."""
    framework.committed_cents += cents
    framework.save(update_fields=["committed_cents"])
