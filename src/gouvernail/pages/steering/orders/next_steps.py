"""What a reader can do from the page of an order; a greyed step says why, with its clause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from gouvernail import wording
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.pages.steering.orders.life_steps import life_steps
from gouvernail.pages.steering.orders.step import Step, step
from gouvernail.records.models import Order, OrderLine
from gouvernail.records.queries.order_waiting import order_waiting
from gouvernail.rules.access import Right
from gouvernail.rules.estimates import why_not_estimate_order
from gouvernail.rules.returns import why_not_accept_on_order


def next_steps(reader: Reader, order: Order, lines: Sequence[OrderLine], on: date) -> Sequence[Step]:
    """The steps that the roles of a reader allow; the rules say which are possible now."""
    steps = list(life_steps(reader, order, on))
    if reader.may(Right.ESTIMATE):
        measured = any(line.work_unit.measure == "days" for line in lines)
        refusals = why_not_estimate_order(order.notified_on, order.state, measured_in_days=measured)
        steps.append(step("Saisir un reste à faire", reverse("new_estimate", args=[order.uuid]), refusals))
    if reader.may(Right.ACCEPT_DAYS):
        waiting = order_waiting(order, reader.scope)
        refusals = why_not_accept_on_order(order.notified_on, waiting.hundredths, waiting.returned_on)
        steps.append(step(_accept_label(waiting.hundredths), reverse("waiting_days"), refusals))
    if reader.may(Right.IMPORT_MARKET):
        steps.append(Step("Importer des jours ou des activités", reverse("market_imports")))
    return steps


def _accept_label(hundredths: int) -> str:
    if hundredths <= 0:
        return "Accepter les jours déclarés"
    return f"Accepter les jours déclarés : {wording.days_text(hundredths)}"
