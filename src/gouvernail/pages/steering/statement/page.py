"""The steering statement on a page, filters in its address. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.exports.statement import FORMATS
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.figure_words import cells_of, words_of
from gouvernail.pages.steering.statement.filters import PAGE_SIZES, Progress, StatementFilters, View, filters_of
from gouvernail.pages.steering.statement.rows import KnownNames, rows_of, sorted_totals
from gouvernail.pages.steering.statement.sentence import heading_of, lead_of, missing_estimates
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.queries.ceilings import ceilings_of
from gouvernail.records.queries.choices import filter_choices
from gouvernail.records.queries.statement import statement
from gouvernail.rules.access import Right
from gouvernail.rules.ceilings import CeilingUse, ceiling_uses
from gouvernail.rules.statement import Statement, TotalFigures
from gouvernail.rules.statement.outlook import insufficient_orders, is_open

#: Above this many products the filter is a text to type, not a list to scroll.
MOST_CHOICES = 200

TABS = (
    (View.ORDER, "par bon de commande"),
    (View.PRODUCT, "par produit"),
    (View.CONTRACTOR, "par titulaire"),
    (View.FRAMEWORK, "par accord-cadre"),
)


#: What stands beside the name of a row, view by view.
_OTHER_HEADINGS = {
    View.ORDER: ("Produit", "Titulaire"),
    View.PRODUCT: ("Titulaire",),
    View.CONTRACTOR: (),
    View.FRAMEWORK: ("Objet",),
}


def stated_for(reader: Reader, filters: StatementFilters) -> Statement:
    """The statement that an address asks for, within what its reader may see."""
    stated = statement(
        filters.as_of,
        reader.scope,
        framework=filters.framework or None,
        order=filters.order or None,
        product=filters.product or None,
        contractor=filters.contractor or None,
    )
    if filters.progress is Progress.ALL:
        return stated
    asked = filters.progress is Progress.OPEN
    return Statement(stated.as_of, stated.framework, [line for line in stated.lines if is_open(line) is asked])


@unless_unchanged
@needs(Right.SEE_STATEMENT)
@require_http_methods(["GET", "HEAD"])
def statement_page(request: HttpRequest) -> HttpResponse:
    """The statement by order, product, contractor or framework."""
    reader = reader_of(request)
    filters = filters_of(request.GET, clock.today())
    return render(request, "gouvernail/steering/statement.html", statement_context(reader, filters))


def statement_context(reader: Reader, filters: StatementFilters) -> dict[str, Any]:
    """What the page of the statement shows to a reader."""
    stated = stated_for(reader, filters)
    choices = filter_choices(reader.scope, MOST_CHOICES)
    known = KnownNames(dict(choices.products), dict(choices.contractors))
    totals, labels = sorted_totals(stated, filters, known)
    page = Paginator[TotalFigures](list(totals), filters.page_size).get_page(filters.page)
    total = words_of(stated.total)
    return {
        "heading": heading_of(filters),
        "sentence": lead_of(stated, filters),
        "missing_estimates": missing_estimates(stated),
        "filters": filters,
        "tabs": TABS,
        "by": filters.view.value,
        "other_headings": _OTHER_HEADINGS[filters.view],
        "formats": FORMATS.values(),
        "page_sizes": PAGE_SIZES,
        "page": page,
        "rows": rows_of(stated, filters, list(page.object_list), labels, known),
        "ceilings": _ceilings(reader, filters, stated, [total.key for total in page.object_list]),
        "total": total,
        "total_cells": cells_of(total, is_open=bool(insufficient_orders(stated.lines))),
        "count": len(totals),
        "choices": choices,
        "lists_products": 0 < len(choices.products) <= MOST_CHOICES,
        "may_import": reader.may(Right.IMPORT_MARKET),
        "may_enter_order": reader.may(Right.ENTER_ORDER),
    }


def _ceilings(reader: Reader, filters: StatementFilters, stated: Statement, shown: Iterable[str]) -> list[CeilingUse]:
    """What the frameworks shown have committed of their ceilings: for the steering office alone.

    A contractor would read in it what the others were ordered. CCTP 4.2 (4.2-device).
    """
    if filters.view is not View.FRAMEWORK or not reader.scope.everything:
        return []
    whole = statement(filters.as_of, reader.scope) if filters.is_narrowed else stated
    return ceiling_uses(whole.frameworks, ceilings_of(shown))
