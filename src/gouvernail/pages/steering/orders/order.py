"""The page of one order. CCTP 4.2 (4.2-statement); people never appear on it, CCTP 4.1 (4.1-contractor-authority)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.pages.charts.course import picture_of_course
from gouvernail.pages.charts.weeks import picture_of_weeks
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.addresses import day_in
from gouvernail.pages.steering.figure_words import FigureWords, cells_of, words_of
from gouvernail.pages.steering.orders.course import course_of, course_rows, estimates_with_drift, weeks_of
from gouvernail.pages.steering.orders.history import Past, history_of
from gouvernail.pages.steering.orders.next_steps import next_steps
from gouvernail.pages.steering.orders.sentence import order_sentence
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.models import HistoricalAnomaly, Order, OrderLine
from gouvernail.records.queries import orders as facts_about
from gouvernail.records.queries.activities import activities_of
from gouvernail.records.queries.order_facts import DayTotal, day_totals, estimates_of, facts_of
from gouvernail.records.queries.statement import statement
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.statement import LineFacts, LineFigures, TotalFigures, total_of
from gouvernail.rules.statement.outlook import is_open

#: Sentences whose figures sum the orders of several contractors, with what one of them is told instead.
_OF_ALL_CONTRACTORS: Mapping[str, str] = {"order_above_ceiling": "order_above_ceiling_for_contractor"}

ACTIVITY_COLUMNS = (("to_do", "À faire"), ("doing", "En cours"), ("done", "Faites"))


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of the order with its figures in words; none before its notification."""

    line: OrderLine
    words: FigureWords | None
    cells: SafeString


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
        estimates=estimates_with_drift(facts),
        admitted=facts_about.admitted_amounts(lines, as_of),
        deliverables=facts_about.deliverable_acceptances(order, lines, as_of),
        findings=facts_about.poor_performances(order, lines, as_of, with_drafts=not is_contractor),
    )
    stated = statement(as_of, reader.scope, order=order.number)
    return OrderView(order, as_of, lines, stated.lines, days, facts, past)


@unless_unchanged
@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def order_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One order: will it suffice, what is done, what remains, what happened."""
    reader = reader_of(request)
    today = clock.today()
    seen = seen_by(reader, order_or_404(uuid, reader), day_in(request.GET.get("au", "")) or today)
    return render(request, "gouvernail/steering/order.html", _context(reader, seen, today))


def _context(reader: Reader, seen: OrderView, today: date) -> Mapping[str, Any]:
    order = seen.order
    course = course_of(seen.facts, seen.as_of)
    weeks = weeks_of(seen.days)
    total = words_of(seen.total)
    activities = activities_of([line.pk for line in seen.lines], seen.as_of)
    return {
        "order": order,
        "may_keep_terms": reader.may(Right.KEEP_TERMS),
        "parent_label": "État" if order.notified_on else "Bons de commande",
        "as_of": seen.as_of,
        "is_past": seen.as_of != today,
        "state": seen.figures[0].order_state if seen.figures else order.state,
        "products": list(dict.fromkeys(line.product.name for line in seen.lines)),
        "sentence": _sentence(seen),
        "total": seen.total,
        "total_words": total,
        "total_cells": cells_of(total, is_open=any(map(is_open, seen.figures))),
        "lines": _line_rows(seen),
        "weeks": weeks,
        "weeks_picture": picture_of_weeks(weeks),
        "course": course,
        "course_picture": picture_of_course(course),
        "activity_columns": [
            (title, [activity for activity in activities if activity.state == state])
            for state, title in ACTIVITY_COLUMNS
        ],
        "activity_count": len(activities),
        "past": seen.past,
        "history": history_of(seen.past),
        "course_rows": course_rows(course),
        "admitted_rows": [
            {"amount": amount, "line": seen.past.numbers[amount.line_id]} for amount in seen.past.admitted
        ],
        "amendment_rows": [
            {"amendment": amendment, "line": seen.past.numbers[amendment.line_id]} for amendment in seen.past.amendments
        ],
        "anomalies": [_anomaly(anomaly, reader) for anomaly in facts_about.anomalies(order)],
        "steps": next_steps(reader, order, seen.lines),
    }


def _sentence(seen: OrderView) -> str:
    if seen.figures:
        return order_sentence(seen.figures)
    if seen.order.notified_on is None:
        return _before_notification(seen.order)
    return "Ce bon de commande n’était pas encore notifié à cette date."


def _before_notification(order: Order) -> str:
    """Why an order is outside the statement, and what brings a draft into it."""
    state = wording.ORDER_STATES[order.state]
    if order.state != OrderState.DRAFT:
        return f"Ce bon de commande est « {state} » : il n’entre pas dans l’état."
    return (
        "Ce bon de commande est un brouillon : il n’entre dans l’état qu’une fois notifié. Pour le notifier, donnez "
        "sa date de notification et son état dans le classeur du marché, feuille « commandes »."
    )


def _anomaly(anomaly: HistoricalAnomaly, reader: Reader) -> Mapping[str, Any]:
    """An anomaly in words: the rule and its figures, never the person whose day it was.

    What the framework had committed sums the orders of all its contractors: none of them is told. CCTP 4.2
    (4.2-device); product principle 4.
    """
    code = _OF_ALL_CONTRACTORS.get(anomaly.code, anomaly.code) if reader.scope.contractor_ids else anomaly.code
    sentence = wording.anomaly_sentence(code, anomaly.values)
    return {"sentence": sentence, "sheet": anomaly.sheet, "row": anomaly.row, "clause": anomaly.clause}


def _line_rows(seen: OrderView) -> Sequence[LineRow]:
    figures_of_line = {figures.line_id: figures for figures in seen.figures}
    rows = []
    for line in seen.lines:
        figures = figures_of_line.get(line.pk)
        words = words_of(figures) if figures else None
        cells = cells_of(words, is_open=is_open(figures)) if words and figures else SafeString()
        rows.append(LineRow(line, words, cells))
    return rows
