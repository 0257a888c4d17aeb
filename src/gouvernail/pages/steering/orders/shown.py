"""What the page of an order shows, from what its reader sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from gouvernail import wording
from gouvernail.pages.charts.course import picture_of_course
from gouvernail.pages.charts.weeks import picture_of_weeks
from gouvernail.pages.presented.of_order import presented_for
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.pages.steering.figure_words import FigureWords, cells_of, words_of
from gouvernail.pages.steering.orders.course import course_of, course_rows, weeks_of
from gouvernail.pages.steering.orders.history import history_of
from gouvernail.pages.steering.orders.life import life_of
from gouvernail.pages.steering.orders.next_steps import next_steps
from gouvernail.pages.steering.orders.seen import OrderView
from gouvernail.pages.steering.orders.sentence import order_sentence
from gouvernail.pages.steering.turnover.order_team import order_team
from gouvernail.records.models import HistoricalAnomaly, Order, OrderLine
from gouvernail.records.queries import orders as facts_about
from gouvernail.records.queries.activities import activities_of
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import OrderState
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


def shown(reader: Reader, seen: OrderView, today: date) -> Mapping[str, Any]:
    """Everything that the page of an order shows, each part from where it is made."""
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
        "steps": next_steps(reader, order, seen.lines, today),
        "presented": presented_for(order, reader),
        "team": order_team(order, reader, seen.as_of),
        **life_of(seen),
    }


def _sentence(seen: OrderView) -> str:
    if seen.figures:
        return order_sentence(seen.figures)
    if seen.order.notified_on is None:
        return _before_notification(seen.order)
    return "Ce bon de commande n’était pas encore notifié à cette date."


def _before_notification(order: Order) -> str:
    """Why an order is outside the statement; the button that notifies it stands under the sentence."""
    state = wording.ORDER_STATES[order.state]
    if order.state != OrderState.DRAFT:
        return f"Ce bon de commande est « {state} » : il n’entre pas dans l’état."
    return "Ce bon de commande est un brouillon : il n’entre dans l’état qu’une fois notifié."


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
