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
from gouvernail.rules.access import Right


def life_steps(reader: Reader, order: Order, on: date) -> Iterator[Step]:
    """What a reader may do with the order itself."""
    if order.notified_on is None and reader.may(Right.ISSUE_ORDERS):
        lines = whole_lines(order)
        refusals = why_not_issue_for(reader.signatory, order, lines, issue_of(order, lines, on), on)
        yield step("Notifier", reverse("notify_order", args=[order.uuid]), refusals)
