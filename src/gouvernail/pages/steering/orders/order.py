"""The page of one order. CCTP 4.2 (4.2-statement); people never appear on it, CCTP 4.1 (4.1-contractor-authority)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.addresses import day_in
from gouvernail.pages.steering.orders.seen import order_or_404, seen_by
from gouvernail.pages.steering.orders.shown import shown
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.rules.access import Right


@unless_unchanged
@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def order_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One order: will it suffice, what is done, what remains, what happened."""
    reader = reader_of(request)
    today = clock.today()
    seen = seen_by(reader, order_or_404(uuid, reader), day_in(request.GET.get("au", "")) or today)
    return render(request, "gouvernail/steering/order.html", shown(reader, seen, today))
