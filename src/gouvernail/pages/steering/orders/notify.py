"""Notifying an order: what is signed is read first, then signed. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.actions.notify_order import Signing, notify_order
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.fields import LineField
from gouvernail.pages.steering.orders.refused import for_reader, told
from gouvernail.pages.steering.orders.seen import order_or_404
from gouvernail.records.models import Order
from gouvernail.records.queries.order_life.content import content_of, version_of, whole_lines
from gouvernail.records.queries.order_life.issue import issue_of, why_not_issue_for
from gouvernail.records.queries.orders import lines_for
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refusal, Refused


class NotifyForm(forms.Form):
    """What is told with the signature, and the version that was read."""

    commitments = LineField(
        label="Numéros d’engagement juridique",
        required=False,
        max_length=300,
        help_text="Plusieurs numéros : une virgule entre eux.",
    )
    service_code = LineField(
        label="Code du service exécutant",
        required=False,
        max_length=100,
        help_text="Celui que le titulaire porte sur ses factures.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def signing(self, order: Order) -> Signing:
        """What was typed, for the action."""
        typed = self.cleaned_data
        numbers = (number.strip() for number in typed["commitments"].split(","))
        return Signing(order.pk, typed["seen"], tuple(filter(None, numbers)), typed["service_code"])


def _form(order: Order, seen: str, data: QueryDict | None = None) -> NotifyForm:
    """What was typed stands again, over the version that is shown now."""
    if data is not None:
        typed = data.copy()
        typed["seen"] = seen
        return NotifyForm(typed)
    numbers = ", ".join(map(str, order.legal_commitment_numbers))
    return NotifyForm(initial={"commitments": numbers, "service_code": order.executing_service_code, "seen": seen})


@needs(Right.ISSUE_ORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def notify(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The order as it would be notified, or why it cannot be; then back to it, notified."""
    reader = reader_of(request)
    order = order_or_404(uuid, reader)
    if request.method != "POST":
        return _page(request, reader, order)
    form = NotifyForm(request.POST)
    if not form.is_valid():
        return _page(request, reader, order, status=422)
    try:
        notice = notify_order(form.signing(order), reader.signatory, clock.today())
    except Refused as refused:
        return _page(request, reader, order_or_404(uuid, reader), refused.refusals, status=409)
    told_now = f"Le bon de commande {order.number} est notifié à {order.contractor.name}, notification {notice.number}."
    messages.success(request, told_now)
    return redirect("order", order.uuid)


def _page(
    request: HttpRequest, reader: Reader, order: Order, refused: Sequence[Refusal] = (), status: int = 200
) -> HttpResponse:
    today = clock.today()
    lines = whole_lines(order)
    issue = issue_of(order, lines, today)
    refusals = for_reader(reader, why_not_issue_for(reader.signatory, order, lines, issue, today))
    form = _form(order, version_of(issue.content, order.state), request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {
        "order": order,
        "content": content_of(order, lines_for(order, reader.scope), today),
        "form": form,
        "summary": _summary(form) if status == 422 else [],
        "refusals": told(refusals),
        "refused": told([one for one in for_reader(reader, refused) if one not in refusals]),
        "has_ceiling": issue.ceiling_cents is not None,
    }
    return render(request, "gouvernail/steering/orders/notify.html", context, status=status)


def _summary(form: NotifyForm) -> list[tuple[str, str]]:
    return [(form[name].id_for_label, str(error)) for name, errors in form.errors.items() for error in errors]
