"""The first page of those who steer: one sentence, four figures, the ways on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.exports.statement.sentences import sentence_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.queries.statement import statement
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import WORKING_STATES
from gouvernail.rules.statement.outlook import insufficient_orders


@unless_unchanged
@needs(Right.SEE_STATEMENT)
@require_http_methods(["GET", "HEAD"])
def steering_home(request: HttpRequest) -> HttpResponse:
    """Where things stand today, within what the reader may see."""
    reader = reader_of(request)
    stated = statement(clock.today(), reader.scope)
    working = [line for line in stated.lines if line.order_state in WORKING_STATES]
    context = {
        "sentence": sentence_of(stated),
        "insufficient": bool(insufficient_orders(stated.lines)),
        "product_count": len({line.product for line in working}),
        "order_count": len({line.order for line in working}),
        "total": stated.total,
        "may_import": reader.may(Right.IMPORT_MARKET),
        "may_import_registry": reader.may(Right.IMPORT_REGISTRY),
        "may_enter_order": reader.may(Right.ENTER_ORDER),
        "may_read_journal": reader.may(Right.READ_JOURNAL),
    }
    return render(request, "gouvernail/steering/home.html", context)
