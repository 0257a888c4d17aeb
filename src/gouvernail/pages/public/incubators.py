"""The incubators, and the page of one: its figures and its products. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.exports.portfolio.public_text import public_address, without_emails
from gouvernail.pages.public.products import PAGE_SIZE
from gouvernail.pages.public.prose import host_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.queries.incubators import figures_of, incubator_of, incubators_on
from gouvernail.records.queries.product_search import ProductSearch, found_products, stage_of, stages_by_key
from gouvernail.rules.access import Right


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def incubators(request: HttpRequest) -> HttpResponse:
    """Those that help a product today, each with its figures."""
    return render(request, "gouvernail/incubators.html", {"rows": incubators_on(clock.today())})


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def incubator(request: HttpRequest, external_id: str) -> HttpResponse:
    """One incubator; hidden ones are not found."""
    found = incubator_of(external_id)
    if found is None:
        raise Http404
    stages = stages_by_key()
    products = list(found_products(clock.today(), ProductSearch(incubator=found.external_id)))
    page = Paginator(products, PAGE_SIZE).get_page(request.GET.get("page"))
    website = public_address(found.website)
    context = {
        "incubator": found,
        "description": without_emails(found.short_description),
        "website": website,
        "host": host_of(website),
        "figures": figures_of(products, frozenset(key for key, stage in stages.items() if stage.is_active)),
        "page": page,
        "rows": [(each, stage_of(each, stages)) for each in page],
    }
    return render(request, "gouvernail/incubator.html", context)
