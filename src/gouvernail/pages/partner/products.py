"""The products that a partner administration takes over, with what each still misses. CCTP 1.3 (1.3-phases)."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.partner.taker import missing_in, taker_of, told_by
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.typed_text import text_in
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.queries.handover import products_to_take_over
from gouvernail.records.queries.product_search import stage_of, stages_by_key
from gouvernail.rules.access import Right, Role
from gouvernail.rules.search import Asked
from gouvernail.rules.workbook_format.columns import Kind

PAGE_SIZE = 25


@unless_unchanged
@needs(Right.SEE_PRODUCT_PRIVATE_SIDE)
@require_safe
def partner_products(request: HttpRequest) -> HttpResponse:
    """The products of the reader's administrations, those that miss something told first in the sentence."""
    reader, asked, today = reader_of(request), Asked(text_in(request.GET, "q")), clock.today()
    taker, stages = taker_of(reader), stages_by_key()
    page = Paginator(products_to_take_over(today, taker, asked), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "asked": asked.text,
        "page": page,
        "incomplete": products_to_take_over(today, taker, asked, incomplete=True).count(),
        "rows": [(each, stage_of(each, stages), missing_in(told_by(each))) for each in page],
        "is_partner": Role.PARTNER in reader.roles,
    }
    return render(request, "gouvernail/partner/products.html", context)


_COLUMNS = (
    column("Identifiant"),
    column("Produit", most=300),
    column("Phase"),
    column("Depuis le", Kind.DATE),
    column("Ce qui manque", most=300),
)


@unless_unchanged
@needs(Right.SEE_PRODUCT_PRIVATE_SIDE)
@require_safe
def partner_products_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same list, whole, as a file."""
    format_or_404(extension)
    return list_answer(request, ListFile("produits-a-reprendre", _COLUMNS, _rows(request)), extension)


def _rows(request: HttpRequest) -> Iterator[tuple[object, ...]]:
    stages = stages_by_key()
    taker = taker_of(reader_of(request))
    for each in products_to_take_over(clock.today(), taker, Asked(text_in(request.GET, "q"))):
        stage = stage_of(each, stages)
        missing = ", ".join(missing_in(told_by(each)))
        yield (each.external_id, each.name, stage.label if stage else "phase à venir", each.stage_since, missing)
