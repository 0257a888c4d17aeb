"""The list of products, as a page and as files. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.exports.portfolio.product_list import ListedProduct, product_list
from gouvernail.exports.portfolio.public_text import without_emails
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.public.product_filters import search_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.models import Product, ProductLabel, Stage
from gouvernail.records.queries.product_search import (
    ACTIVE,
    PLANNED,
    found_products,
    search_choices,
    stage_of,
    stages_by_key,
)
from gouvernail.rules.access import Right

PAGE_SIZE = 25


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def products(request: HttpRequest) -> HttpResponse:
    """One page of the list, its filters kept in the address."""
    search = search_of(request.GET)
    stages = stages_by_key()
    page = Paginator(found_products(clock.today(), search), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "search": search,
        "page": page,
        "rows": [(each, stage_of(each, stages)) for each in page],
        "stages": stages.values(),
        "choices": search_choices(),
        "active": ACTIVE,
        "planned": PLANNED,
    }
    return render(request, "gouvernail/products.html", context)


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def products_file(request: HttpRequest, extension: str = "csv") -> HttpResponse:
    """The same list, whole, as a file."""
    format_or_404(extension)
    stages = stages_by_key()
    found = found_products(clock.today(), search_of(request.GET)).prefetch_related("sponsors", "labels")
    rows = (_listed(each, stage_of(each, stages), each.stage_since) for each in found)
    return list_answer(request, product_list(rows), extension)


def _listed(product: Product, stage: Stage | None, since: date | None) -> ListedProduct:
    incubator = product.incubator
    return ListedProduct(
        identifiant=product.external_id,
        nom=product.name,
        mission=without_emails(product.mission),
        phase=stage.label if stage else "",
        phase_depuis=since,
        incubateur=incubator.title if incubator and not incubator.is_hidden else "",
        organisations=[each.name for each in product.sponsors.all()],
        thematiques=[each.label for each in product.labels.all() if each.kind == ProductLabel.Kind.THEME],
        service=product.link,
        code=product.repository_url,
        statistiques=product.stats_url,
        budget=product.budget_url,
        impact=product.impact_url,
        accessibilite=product.accessibility_status,
    )
