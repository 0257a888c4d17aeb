"""The first page of a contractor's correspondent: what waits, then its own orders. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.statement.filters import filters_of
from gouvernail.pages.steering.statement.page import statement_context
from gouvernail.rules.access import Right


@needs(Right.APPROVE_MONTHS)
@require_http_methods(["GET", "HEAD"])
def contractor_home(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, and the orders that it answers for."""
    reader = reader_of(request)
    context = statement_context(reader, filters_of(request.GET, clock.today()))
    return render(request, "gouvernail/contractor/home.html", context)
