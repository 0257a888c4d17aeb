"""The addresses that a search engine may read: the public pages and every sheet. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.queries.incubators import incubators_on
from gouvernail.records.queries.portfolio import product_ids_on
from gouvernail.rules.access import Right

_PAGES = (
    *("home", "products", "incubators"),
    *("accessibility", "legal_notice", "data_protection", "contribute"),
)
#: What the format allows in one file.
_MOST = 50_000


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def sitemap(request: HttpRequest) -> HttpResponse:
    """The whole map; a product that left the registry keeps its sheet but leaves the map."""
    text = io.StringIO()
    xml = SimplerXMLGenerator(text, "utf-8")
    xml.startDocument()
    xml.startElement("urlset", AttributesImpl({"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}))
    for address in list(_addresses())[:_MOST]:
        xml.startElement("url", AttributesImpl({}))
        xml.addQuickElement("loc", request.build_absolute_uri(address))
        xml.endElement("url")
    xml.endElement("urlset")
    return HttpResponse(text.getvalue(), content_type="application/xml; charset=utf-8")


def _addresses() -> Iterator[str]:
    today = clock.today()
    yield from (reverse(name) for name in _PAGES)
    yield from (reverse("incubator", args=[found.external_id]) for found, _ in incubators_on(today))
    yield from (reverse("product", args=[external_id]) for external_id in product_ids_on(today))
