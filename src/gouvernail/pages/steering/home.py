"""The first page of those who steer: what asks for a decision or a word, then four figures. Nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.notices.duties.rows import kinds_of, left_out_rows, rows_of
from gouvernail.pages.duties.own import sentence_of, viewer_for
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.unchanged import unless_unchanged_beside
from gouvernail.records.queries.duties.reading import duties_among, told_outside_the_journal
from gouvernail.records.queries.movements import MonthMovements, month_movements
from gouvernail.records.queries.portfolio import portfolio_figures
from gouvernail.records.queries.statement import statement
from gouvernail.rules.access import Right
from gouvernail.rules.attention import bounded
from gouvernail.rules.lifecycle import WORKING_STATES
from gouvernail.rules.statement import Statement

#: The most points of one kind that the list shows; the others are counted, with a link to all of them.
MOST_OF_A_KIND = 50


@unless_unchanged_beside(told_outside_the_journal)
@needs(Right.SEE_STATEMENT)
@require_http_methods(["GET", "HEAD"])
def steering_home(request: HttpRequest) -> HttpResponse:
    """What waits for the reader today, most urgent first. CCTP 4.1 (4.1-minimal-reporting), 4.2 (4.2-weekly)."""
    reader, today = reader_of(request), clock.today()
    stated = statement(today, reader.scope)
    viewer = viewer_for(reader)
    points = duties_among(stated.lines, viewer, today)
    shown, left_out = bounded(points, MOST_OF_A_KIND)
    context = {
        "today": today,
        "sentence": sentence_of(len(points)),
        "kinds": kinds_of(points),
        "points": rows_of(shown, viewer, today),
        "left_out": left_out_rows(left_out, viewer),
        "figures": _figures(stated),
        "may_accept": reader.may(Right.ACCEPT_DAYS),
        "may_enter_order": reader.may(Right.ENTER_ORDER),
        **_portfolio(reader, today),
    }
    return render(request, "gouvernail/steering/home.html", context)


def _figures(stated: Statement) -> Mapping[str, Any]:
    working = [line for line in stated.lines if line.order_state in WORKING_STATES]
    return {
        "products": len({line.product for line in working}),
        "orders": len({line.order for line in working}),
        "remaining": stated.total.remaining_on_order_hundredths,
        "pending": stated.total.pending_hundredths,
    }


def _portfolio(reader: Reader, today: date) -> Mapping[str, Any]:
    """The movements of the month and the stages of the portfolio, for the steering office alone."""
    if not reader.scope.everything:
        return {}
    return {"portfolio": portfolio_figures(today), "movements": _moved(month_movements(today))}


def _moved(month: MonthMovements) -> str:
    """« 2 arrivées, 1 départ »: what moved, and nothing of what did not."""
    counts = (
        (month.arrived, "arrivée", "arrivées"),
        (month.stages, "changement de phase", "changements de phase"),
        (month.gone, "départ", "départs"),
    )
    return ", ".join(wording.counted(*one) for one in counts if one[0]) or "Aucun mouvement"
