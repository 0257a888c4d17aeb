"""The incubators and their products, as JSON. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from gouvernail import clock
from gouvernail.api.open_file import open_file
from gouvernail.exports.portfolio.incubators import incubators
from gouvernail.records.queries.open_portfolio import open_incubators, open_products


@open_file
def incubators_json(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Each incubator by its id."""
    document = incubators(open_incubators(), open_products(clock.today()))
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})
