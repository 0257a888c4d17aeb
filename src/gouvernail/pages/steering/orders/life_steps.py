"""The steps of an order's own life: notified, amended, run, observed. Greyed by the rules that stop the actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from gouvernail.actions.needs.propose_order import why_not_propose_now
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.pages.steering.orders.passage import PASSAGES
from gouvernail.pages.steering.orders.refused import for_reader
from gouvernail.pages.steering.orders.step import Step, step
from gouvernail.records.models import Order
from gouvernail.records.queries.order_life.content import whole_lines
from gouvernail.records.queries.order_life.execution import why_not_pass_for
from gouvernail.records.queries.order_life.issue import issue_of, why_not_issue_for
from gouvernail.records.queries.order_life.signing import why_not_sign_order
from gouvernail.records.queries.orders import lines_for
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.needs import why_not_cancel
from gouvernail.rules.order_life.amending import why_not_amend_now
from gouvernail.rules.order_life.execution import why_not_pass
from gouvernail.rules.order_life.observing import why_not_observe_now


def life_steps(reader: Reader, order: Order, on: date) -> Iterator[Step]:
    """What a reader may do with the order itself."""
    yield from _before_notification(reader, order, on)
    if order.notified_on is not None and reader.may(Right.ISSUE_ORDERS):
        yield _amend_step(reader, order, on)
    elif reader.may(Right.ISSUE_ORDERS):
        lines = whole_lines(order)
        refusals = why_not_issue_for(reader.signatory, order, lines, issue_of(order, lines, on), on)
        yield step("Notifier", reverse("notify_order", args=[order.uuid]), for_reader(reader, refusals))

    if len(lines_for(order, reader.scope)) == len(whole_lines(order)):
        yield Step("Document (PDF)", reverse("order_document", args=[order.uuid]))
    if order.notified_on is not None and reader.may(Right.FOLLOW_EXECUTION):
        yield from _passage_steps(reader, order, on)
    if order.contractor_id in reader.scope.contractor_ids and reader.may(Right.OBSERVE_ORDERS):
        address = reverse("observe_order", args=[order.uuid])
        yield step("Faire des observations", address, why_not_observe_now(OrderState(order.state)))


def _passage_steps(reader: Reader, order: Order, on: date) -> Iterator[Step]:
    """Those that the state allows, greyed when somebody else signs them; the others would only make noise."""
    lines = whole_lines(order)
    for name, (passage, words) in PASSAGES.items():
        if not why_not_pass(OrderState(order.state), passage):
            refusals = why_not_pass_for(reader.signatory, order, lines, passage, on)
            yield step(words.title, reverse("pass_order", args=[order.uuid, name]), refusals)


def _amend_step(reader: Reader, order: Order, on: date) -> Step:
    refusals = why_not_amend_now(OrderState(order.state)) or why_not_sign_order(
        reader.signatory, order, whole_lines(order), 0, on
    )
    return step("Modifier (bon modificatif)", reverse("amend_order", args=[order.uuid]), refusals)


def _before_notification(reader: Reader, order: Order, on: date) -> Iterator[Step]:
    """Changed while a draft, proposed, cancelled: nothing is greyed, what cannot be done any more is not shown."""
    if not reader.may(Right.ATTRIBUTE_ORDERS) or why_not_cancel(OrderState(order.state)):
        return
    if order.state == OrderState.DRAFT:
        yield step("Proposer au titulaire", reverse("propose_order", args=[order.uuid]), why_not_propose_now(order, on))
        yield Step("Modifier le brouillon", reverse("change_draft", args=[order.uuid]))
    yield Step("Annuler", reverse("cancel_order", args=[order.uuid]))
