"""What the contractor observes on a notified order. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail.actions.observe_order import observe_order
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.addresses import whole_in
from gouvernail.pages.steering.orders.refused import told
from gouvernail.pages.steering.orders.seen import order_or_404
from gouvernail.pages.typed_text import lines_of
from gouvernail.records.models import OrderAnswer
from gouvernail.records.queries.order_life.standing import answers_of
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.order_life.observing import why_not_observe_now
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.written_words import MOST_CHARACTERS


@needs(Right.OBSERVE_ORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def observe(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The observations made, a field for one more; then back to the order."""
    reader = reader_of(request)
    order = order_or_404(uuid, reader)
    if order.contractor_id not in reader.scope.contractor_ids:
        raise Http404
    typed, refusals = "", why_not_observe_now(OrderState(order.state))
    if request.method == "POST":
        typed, seen = lines_of(request.POST.get("observations", "")), whole_in(request.POST.get("vues", ""), 0)
        try:
            observe_order(order.pk, typed, reader.scope, reader.actor, seen=seen)
        except Refused as refused:
            refusals = list(refused.refusals)
        else:
            messages.success(request, "Vos observations sont transmises à l’administration.")
            return redirect("order", order.uuid)
    made = [one for one in answers_of(order) if one.kind == OrderAnswer.Kind.OBSERVATION]
    context = {
        "order": order,
        "made": made,
        "typed": typed,
        "may_write": not why_not_observe_now(OrderState(order.state)),
        "refusals": told(refusals),
        "most": MOST_CHARACTERS,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "gouvernail/steering/orders/observe.html", context, status=status)
