"""The page of a need: what is asked, to whom it went and why. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail.actions.needs.write_need import withdraw_need
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.addresses import whole_in
from gouvernail.pages.steering.orders.refused import told
from gouvernail.records.models import Need
from gouvernail.records.queries.needs.listed import need_for
from gouvernail.records.queries.needs.reasoning import attributions_of
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import NeedState
from gouvernail.rules.verdicts import Refused


def need_or_404(uuid: UUID, reader: Reader) -> Need:
    """The need of an address; behind a wall it does not exist."""
    found = need_for(uuid, reader.scope)
    if found is None:
        raise Http404
    return found


@needs(Right.WRITE_NEEDS)
@require_http_methods(["GET", "HEAD", "POST"])
def need_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A need with its decisions; its withdrawal when it is posted."""
    reader = reader_of(request)
    need = need_or_404(uuid, reader)
    if request.method != "POST":
        return _page(request, reader, need)
    try:
        withdraw_need(need, whole_in(request.POST.get("vu", ""), 0), reader.scope, reader.actor)
    except Refused as refused:
        return _page(request, reader, need_or_404(uuid, reader), refused, status=409)
    messages.success(request, f"Le besoin «\N{NO-BREAK SPACE}{need.title}\N{NO-BREAK SPACE}» est retiré.")
    return redirect("needs")


def _page(
    request: HttpRequest, reader: Reader, need: Need, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "need": need,
        "is_open": need.state == NeedState.OPEN,
        "may_attribute": reader.may(Right.ATTRIBUTE_ORDERS),
        # Ranks, amounts and reasons are of every contractor: the steering office alone reads them.
        "attributions": attributions_of(need) if reader.may(Right.ATTRIBUTE_ORDERS) else [],
        "refused": told(refused.refusals) if refused else [],
    }
    return render(request, "gouvernail/needs/need.html", context, status=status)
