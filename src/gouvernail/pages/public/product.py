"""The public sheet of a product: what it is, where it stands, where its service, code and figures are.

Never a price, an order or a person. CCTP 1.2 (1.2-portfolio), 1.3 (1.3-phases).
"""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.exports.portfolio.public_text import web_address, without_emails
from gouvernail.pages.public.event_words import event_words
from gouvernail.pages.public.prose import host_of, prose
from gouvernail.pages.public.stage_timeline import current_row, timeline
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.models import Incubator, Product, ProductLabel
from gouvernail.records.queries.product_sheet import present_id_of, product_sheet
from gouvernail.rules.access import Right


class OpenLink(NamedTuple):
    """One of the things a product should show: ``address`` is empty when it is missing."""

    label: str
    address: str
    host: str
    missing: str


class Movement(NamedTuple):
    """A dated event, in words."""

    day: object
    what: str
    comment: str


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def product(request: HttpRequest, external_id: str) -> HttpResponse:
    """The sheet; a former id leads to the present one for good. A confidential one is shown to its team alone."""
    scope = reader_of(request).scope
    found = product_sheet(external_id, scope)
    if found is None:
        present = present_id_of(external_id, scope)
        if present is None:
            raise Http404
        return redirect("product", present, permanent=True)
    shown = timeline(list(found.phases.all()), clock.today())
    context = {
        "product": found,
        "mission": without_emails(found.mission),
        "prose": prose(found.content_markdown),
        "timeline": shown,
        "stage": current_row(shown),
        "links": links_of(found),
        "incubators": _incubators(found),
        "themes": [each for each in found.labels.all() if each.kind == ProductLabel.Kind.THEME],
        "user_types": [each for each in found.labels.all() if each.kind == ProductLabel.Kind.USER_TYPE],
        "technologies": [each for each in found.labels.all() if each.kind == ProductLabel.Kind.TECHNOLOGY],
        "movements": movements_of(found),
    }
    return render(request, "gouvernail/product.html", context)


def links_of(found: Product) -> list[OpenLink]:
    """The addresses that a product should give, each with what to say when it does not."""
    wanted = (
        ("Le service", found.link, "pas d’adresse publiée"),
        ("Le code", found.repository_url, "code non publié"),
        ("Les statistiques", found.stats_url, "statistiques non publiées"),
        ("Le budget", found.budget_url, "budget non publié"),
        ("L’impact", found.impact_url, "impact non publié"),
    )
    checked = [(label, web_address(address), missing) for label, address, missing in wanted]
    return [OpenLink(label, address, host_of(address), missing) for label, address, missing in checked]


def movements_of(found: Product) -> list[Movement]:
    """The events of a product, the last one first, those without a date at the end."""
    events = sorted(found.events.all(), key=lambda each: (each.happened_on is not None, each.happened_on), reverse=True)
    return [Movement(each.happened_on, event_words(each.name), without_emails(each.comment)) for each in events]


def _incubators(found: Product) -> list[Incubator]:
    named = [found.incubator] if found.incubator else []
    return [each for each in [*named, *found.other_incubators.all()] if not each.is_hidden]
