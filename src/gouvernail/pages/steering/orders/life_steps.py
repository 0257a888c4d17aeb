"""The steps of an order's own life: notified, amended, run, observed. Greyed by the rules that stop the actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from gouvernail.actions.needs.propose_order import why_not_propose_now
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.pages.steering.orders.step import Step, step
from gouvernail.records.models import Order
from gouvernail.records.queries.order_life.content import whole_lines
from gouvernail.records.queries.order_life.issue import issue_of, why_not_issue_for
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.needs import why_not_cancel


def life_steps(reader: Reader, order: Order, on: date) -> Iterator[Step]:
    """What a reader may do with the order itself."""
    yield from _before_notification(reader, order, on)
    if order.notified_on is None and reader.may(Right.ISSUE_ORDERS):
        lines = whole_lines(order)
        refusals = why_not_issue_for(reader.signatory, order, lines, issue_of(order, lines, on), on)
        yield step("Notifier", reverse("notify_order", args=[order.uuid]), refusals)


def _before_notification(reader: Reader, order: Order, on: date) -> Iterator[Step]:
    """Changed while a draft, proposed, cancelled: nothing is greyed, what cannot be done any more is not shown."""
    if not reader.may(Right.ATTRIBUTE_ORDERS) or why_not_cancel(OrderState(order.state)):
        return
    if order.state == OrderState.DRAFT:
        yield step("Proposer au titulaire", reverse("propose_order", args=[order.uuid]), why_not_propose_now(order, on))
        yield Step("Modifier le brouillon", reverse("change_draft", args=[order.uuid]))
    yield Step("Annuler", reverse("cancel_order", args=[order.uuid]))
