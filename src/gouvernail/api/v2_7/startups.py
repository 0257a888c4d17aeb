"""The products, as JSON and as CSV. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from gouvernail import clock
from gouvernail.api.open_file import open_file
from gouvernail.exports.portfolio.startups import startups
from gouvernail.exports.portfolio.startups_csv import startups_csv
from gouvernail.records.queries.open_portfolio import open_incubators, open_products


@open_file
def startups_json(request: HttpRequest) -> HttpResponse:
    """Every product with its incubators, in one document."""
    document = startups(request.build_absolute_uri(request.path), open_products(clock.today()), open_incubators())
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})


@open_file
def startups_file(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Every product, one row each."""
    return HttpResponse(startups_csv(open_products(clock.today())), content_type="text/csv; charset=utf-8")
