"""The list of orders, whatever their state: where a draft is found again. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import wording
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.typed_text import text_in
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.models import Order
from gouvernail.records.queries.order_list import SORTS, counts_by_state, listed_orders, named_like, product_names_of
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import NOTIFIED_STATES, OrderState
from gouvernail.rules.search import Asked
from gouvernail.rules.workbook_format.columns import Kind

PAGE_SIZE = 50


class StateTab(NamedTuple):
    """One state that orders are in, and how many."""

    state: str
    label: str
    order_count: int


@dataclass(frozen=True, slots=True)
class OrderFilters:
    """What the address asks for, understood; ``counts`` are the orders of each state before one is chosen."""

    sought: Asked
    narrowed: Q
    counts: Mapping[str, int]
    state: str
    sort: str

    def orders(self, reader: Reader) -> QuerySet[Order]:
        """The orders that answer, on the reader's side of the wall."""
        return listed_orders(reader.scope, self.state, self.narrowed, self.sort)


def filters_of(request: HttpRequest, reader: Reader) -> OrderFilters:
    """The filters of an address; what cannot be understood is left out."""
    sought = Asked(text_in(request.GET, "q"))
    narrowed = named_like(sought, reader.scope)
    counts = counts_by_state(reader.scope, narrowed)
    state, sort = request.GET.get("etat", ""), request.GET.get("tri", "")
    return OrderFilters(sought, narrowed, counts, state if state in counts else "", sort if sort in SORTS else "numero")


@unless_unchanged
@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def order_list(request: HttpRequest) -> HttpResponse:
    """Every order that its reader may see, state by state, sorted as the address asks."""
    reader = reader_of(request)
    filters = filters_of(request, reader)
    page = Paginator[Order](filters.orders(reader), PAGE_SIZE).get_page(request.GET.get("page"))
    orders = list(page.object_list)
    names = product_names_of(orders, reader.scope)
    context = {
        "sought": filters.sought.text,
        "sort": filters.sort,
        "sentence": sentence_of(filters.counts),
        "tabs": list(_tabs(filters.counts)),
        "state": filters.state,
        "page": page,
        "rows": [(order, names.get(order.pk, ())) for order in orders],
        "may_enter_order": reader.may(Right.ENTER_ORDER),
        "may_import": reader.may(Right.IMPORT_MARKET),
    }
    return render(request, "gouvernail/steering/order_list.html", context)


_COLUMNS = (
    column("Bon de commande"),
    column("État"),
    column("Produits", most=300),
    column("Titulaire", most=300),
    column("SIRET du titulaire"),
    column("Accord-cadre"),
    column("Notifié le", Kind.DATE),
    column("Commence le", Kind.DATE),
    column("Finit le", Kind.DATE),
)


@unless_unchanged
@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def orders_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same list, whole, as a file."""
    format_or_404(extension)
    reader = reader_of(request)
    orders: list[Any] = list(filters_of(request, reader).orders(reader))
    names = product_names_of(orders, reader.scope)
    rows = (
        (
            *(each.number, wording.ORDER_STATES[each.state], ", ".join(names.get(each.pk, ()))),
            *(each.contractor.name, each.contractor.siret, each.framework.number),
            *(each.notified_on, each.starts_on, each.last_on),
        )
        for each in orders
    )
    return list_answer(request, ListFile("bons-de-commande", _COLUMNS, rows), extension)


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
