"""The first page of a contractor's correspondent: the statement of its own orders. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.statement import statement_context
from gouvernail.pages.steering.statement_filters import filters_of
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.rules.access import Right


@unless_unchanged
@needs(Right.SEE_STATEMENT)
@require_http_methods(["GET", "HEAD"])
def contractor_home(request: HttpRequest) -> HttpResponse:
    """The orders of the contractors for whom the reader answers."""
    reader = reader_of(request)
    context = statement_context(reader, filters_of(request.GET, clock.today()))
    return render(request, "gouvernail/steering/statement.html", context)
