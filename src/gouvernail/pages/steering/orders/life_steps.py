"""The steps of an order's own life: notified, amended, run, observed. Greyed by the rules that stop the actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from gouvernail.pages.sign_in.reader import Reader
from gouvernail.pages.steering.orders.step import Step, step
from gouvernail.records.models import Order
from gouvernail.records.queries.order_life.content import whole_lines
from gouvernail.records.queries.order_life.issue import issue_of, why_not_issue_for
from gouvernail.records.queries.order_life.signing import why_not_sign_order
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.order_life.amending import why_not_amend_now


def life_steps(reader: Reader, order: Order, on: date) -> Iterator[Step]:
    """What a reader may do with the order itself."""
    if order.notified_on is not None and reader.may(Right.ISSUE_ORDERS):
        yield _amend_step(reader, order, on)
    elif reader.may(Right.ISSUE_ORDERS):
        lines = whole_lines(order)
        refusals = why_not_issue_for(reader.signatory, order, lines, issue_of(order, lines, on), on)
        yield step("Notifier", reverse("notify_order", args=[order.uuid]), refusals)


def _amend_step(reader: Reader, order: Order, on: date) -> Step:
    refusals = why_not_amend_now(OrderState(order.state)) or why_not_sign_order(
        reader.signatory, order, whole_lines(order), 0, on
    )
    return step("Modifier (bon modificatif)", reverse("amend_order", args=[order.uuid]), refusals)
