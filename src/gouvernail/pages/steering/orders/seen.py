"""An order as one reader sees it on a day: the walls first. CCTP 4.2 (4.2-statement), 4.2 (4.2-device)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from gouvernail import clock
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.pages.steering.orders.course import estimates_with_drift
from gouvernail.pages.steering.orders.history import Past
from gouvernail.records.models import Order, OrderLine
from gouvernail.records.queries import orders as facts_about
from gouvernail.records.queries.order_facts import DayTotal, day_totals, estimates_of, facts_of
from gouvernail.records.queries.order_life.standing import answers_of, period_changes
from gouvernail.records.queries.statement import statement
from gouvernail.rules.statement import LineFacts, LineFigures, TotalFigures, total_of


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order as one reader sees it on a day: its lines in scope, their figures and their facts."""

    order: Order
    as_of: date
    lines: Sequence[OrderLine]
    figures: Sequence[LineFigures]
    days: Sequence[DayTotal]
    facts: Sequence[LineFacts]
    past: Past

    @property
    def total(self) -> TotalFigures:
        """The figures of the lines in scope, together."""
        return total_of(self.order.number, self.figures)


def order_or_404(uuid: UUID, reader: Reader) -> Order:
    """The order of an address; behind a wall it does not exist. CCTP 4.2 (4.2-device)."""
    order = facts_about.order_for(uuid, reader.scope)
    if order is None:
        raise Http404
    return order


def seen_by(reader: Reader, order: Order, as_of: date) -> OrderView:
    """What a reader sees of an order on a day, with as many queries for one line as for a hundred."""
    lines = facts_about.lines_for(order, reader.scope)
    changes = facts_about.state_changes(order, as_of)
    amendments = facts_about.amendments(lines, as_of)
    days = day_totals(lines, as_of)
    facts = facts_of(order, lines, days, estimates_of(lines, as_of), changes, amendments)
    is_contractor = order.contractor_id in reader.scope.contractor_ids
    past = Past(
        numbers={line.pk: line.number for line in lines},
        changes=changes,
        amendments=amendments,
        period_changes=period_changes(order, as_of),
        answers=answers_of(order, as_of if as_of < clock.today() else None),
        estimates=estimates_with_drift(facts),
        admitted=facts_about.admitted_amounts(lines, as_of),
        deliverables=facts_about.deliverable_acceptances(order, lines, as_of),
        findings=facts_about.poor_performances(order, lines, as_of, with_drafts=not is_contractor),
    )
    stated = statement(as_of, reader.scope, order=order.number)
    return OrderView(order, as_of, lines, stated.lines, days, facts, past)
