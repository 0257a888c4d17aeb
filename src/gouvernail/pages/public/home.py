"""The home page: the portfolio in three sentences and its figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.pages.public.evolution import evolution
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.queries.movements import month_movements
from gouvernail.records.queries.portfolio import portfolio_figures
from gouvernail.rules.access import Right


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def home(request: HttpRequest) -> HttpResponse:
    """What the portfolio holds today, and what moved in the month."""
    today = clock.today()
    context = {
        "figures": portfolio_figures(today),
        "month": month_movements(today),
        "evolution": evolution(today),
    }
    return render(request, "gouvernail/home.html", context)
