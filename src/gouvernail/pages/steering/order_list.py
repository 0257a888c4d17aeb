"""The list of orders, whatever their state: where a draft is found again. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import wording
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.typed_text import text_in
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.models import Order
from gouvernail.records.queries.order_list import counts_by_state, listed_orders, numbered_like, product_names_of
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import NOTIFIED_STATES, OrderState
from gouvernail.rules.search import Asked

PAGE_SIZE = 50


class StateTab(NamedTuple):
    """One state that orders are in, and how many."""

    state: str
    label: str
    order_count: int


@unless_unchanged
@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def order_list(request: HttpRequest) -> HttpResponse:
    """Every order that its reader may see, by number, state by state."""
    reader = reader_of(request)
    sought = Asked(text_in(request.GET, "q"))
    narrowed = numbered_like(sought, reader.scope)
    counts = counts_by_state(reader.scope, narrowed)
    asked = request.GET.get("etat", "")
    state = asked if asked in counts else ""
    page = Paginator[Order](listed_orders(reader.scope, state, narrowed), PAGE_SIZE).get_page(request.GET.get("page"))
    orders = list(page.object_list)
    names = product_names_of(orders, reader.scope)
    context = {
        "sought": sought.text,
        "sentence": sentence_of(counts),
        "tabs": list(_tabs(counts)),
        "state": state,
        "page": page,
        "rows": [(order, names.get(order.pk, ())) for order in orders],
        "may_enter_order": reader.may(Right.ENTER_ORDER),
        "may_import": reader.may(Right.IMPORT_MARKET),
    }
    return render(request, "gouvernail/steering/order_list.html", context)


def sentence_of(counts: Mapping[str, int]) -> str:
    """« 24 bons de commande, dont 2 hors de l’état : 1 brouillon, 1 annulé. », or that all are in the statement."""
    total = sum(counts.values())
    if not total:
        return "Aucun bon de commande."
    said = wording.counted(total, "bon de commande", "bons de commande")
    outside = {state: counts[state] for state in OrderState if state in counts and state not in NOTIFIED_STATES}
    if not outside:
        return f"{said}, {'dans' if total == 1 else 'tous dans'} l’état."
    words = ", ".join(_plural(state, count) for state, count in outside.items())
    return f"{said}, dont {wording.whole_text(sum(outside.values()))} hors de l’état\N{NO-BREAK SPACE}: {words}."


def _plural(state: str, count: int) -> str:
    """« 2 brouillons », « 3 annulés »: the first word agrees."""
    first, _, rest = wording.ORDER_STATES[state].partition(" ")
    return wording.counted(count, first) + (f" {rest}" if rest else "")


def _tabs(counts: Mapping[str, int]) -> Iterator[StateTab]:
    yield StateTab("", "tous", sum(counts.values()))
    for state in OrderState:
        if state in counts:
            yield StateTab(state, wording.ORDER_STATES[state], counts[state])
