"""The incubators, and the page of one: its figures and its products. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.exports.lists import ListFile, column
from gouvernail.exports.portfolio.public_text import public_address, without_emails
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.public.products import PAGE_SIZE
from gouvernail.pages.public.prose import host_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.typed_text import text_in
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.models import Incubator
from gouvernail.records.queries.incubators import IncubatorFigures, figures_of, incubator_of, incubators_on
from gouvernail.records.queries.product_search import ProductSearch, found_products, stage_of, stages_by_key
from gouvernail.rules.access import Right
from gouvernail.rules.search import Asked, is_found
from gouvernail.rules.workbook_format.columns import Kind


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def incubators(request: HttpRequest) -> HttpResponse:
    """Those that help a product today, each with its figures, narrowed to some words when the address says so."""
    asked = Asked(text_in(request.GET, "q"))
    rows = _rows(asked)
    return render(request, "gouvernail/incubators.html", {"rows": rows, "asked": asked.text})


def _rows(asked: Asked) -> Sequence[tuple[Incubator, IncubatorFigures]]:
    rows = incubators_on(clock.today())
    if not asked.words:
        return rows
    return [row for row in rows if is_found(asked, row[0].title, row[0].external_id, _owner(row[0]))]


def _owner(incubator: Incubator) -> str:
    return incubator.owner.name if incubator.owner else ""


_FILE = (
    column("Identifiant"),
    column("Incubateur", most=300),
    column("Organisation", most=300),
    *(
        column(name, Kind.INTEGER)
        for name in ("Produits", "En activité", "Code publié", "Statistiques publiées", "Impact publié")
    ),
)


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def incubators_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same list as a file."""
    format_or_404(extension)
    rows = (
        (
            *(each.external_id, each.title, _owner(each)),
            *(figures.products, figures.active, figures.open_code, figures.open_stats, figures.open_impact),
        )
        for each, figures in _rows(Asked(text_in(request.GET, "q")))
    )
    return list_answer(request, ListFile("incubateurs", _FILE, rows), extension)


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
