"""The list of needs: those to attribute first. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.addresses import whole_in
from gouvernail.records.models import Need
from gouvernail.records.queries.needs.listed import by_state, needs_for
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import NeedState
from gouvernail.rules.workbook_format.columns import Kind

PER_PAGE = 50


@needs(Right.WRITE_NEEDS)
@require_http_methods(["GET", "HEAD"])
def need_list(request: HttpRequest) -> HttpResponse:
    """The needs that a reader sees, page by page."""
    reader = reader_of(request)
    found = by_state(list(needs_for(reader.scope)))
    page = Paginator(found, PER_PAGE).get_page(whole_in(request.GET.get("page", ""), 1))
    context: dict[str, Any] = {
        "rows": [(need, order_of(need)) for need in page],
        "page": page,
        "count": len(found),
        "open_count": sum(need.state == NeedState.OPEN for need in found),
    }
    return render(request, "gouvernail/needs/list.html", context)


def order_of(need: Need) -> Any:
    """The attribution that stands for a need that is attributed, none for another."""
    attributions = list(need.attributions.all())
    return attributions[-1] if attributions and need.state == NeedState.ATTRIBUTED else None


_COLUMNS = (
    column("Besoin", most=300),
    column("Produit", most=500),
    column("Accord-cadre"),
    column("Unités d’œuvre", most=500),
    column("État"),
    column("Bon de commande"),
    column("Écrit le", Kind.DATE),
)


@needs(Right.WRITE_NEEDS)
@require_http_methods(["GET", "HEAD"])
def needs_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same list as a file."""
    format_or_404(extension)
    return list_answer(request, ListFile("besoins", _COLUMNS, _rows(reader_of(request))), extension)


def _rows(reader: Reader) -> Iterator[tuple[object, ...]]:
    for need in by_state(list(needs_for(reader.scope))):
        units = (
            f"{wording.hundredths_text(line.quantity_hundredths)} × {line.work_unit.code}" for line in need.lines.all()
        )
        attributed = order_of(need)
        yield (
            *(need.title, need.product.name, need.framework.number, ", ".join(units)),
            wording.NEED_STATES[need.state],
            attributed.order.number if attributed else "",
            clock.day_of(need.written_at),
        )
