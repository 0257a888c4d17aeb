"""Amending a notified order: what changes is typed, its effect read, then signed. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.actions.amend_order import AmendmentSigning, amend_order
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.orders.amend_form import AmendForm, mark_of
from gouvernail.pages.steering.orders.refused import for_reader, told
from gouvernail.pages.steering.orders.seen import order_or_404
from gouvernail.records.models import Order, OrderLine
from gouvernail.records.queries.order_life.amending import amending_of
from gouvernail.records.queries.order_life.content import content_of, version_of, whole_lines
from gouvernail.records.queries.order_life.signing import why_not_sign_order
from gouvernail.rules.access import Right
from gouvernail.rules.order_life.amending import (
    Amending,
    Change,
    more_cents,
    signed_cents,
    why_not_amend_by,
    why_not_amend_now,
)
from gouvernail.rules.order_life.amounts import Amounts, amounts_of
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change would do, in cents excluding VAT, with the amounts that would then stand."""

    more_cents: int
    after: Amounts


@dataclass(frozen=True, slots=True)
class Standing:
    """The order that is amended, as it stands while the page is made."""

    order: Order
    lines: Sequence[OrderLine]
    amending: Amending
    seen: str


def _standing(order: Order) -> Standing:
    lines = whole_lines(order)
    seen = version_of(content_of(order, lines, clock.today()), order.state)
    return Standing(order, lines, amending_of(order, lines), seen)


@needs(Right.ISSUE_ORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The form, the effect of what was typed, or back to the order, amended."""
    reader = reader_of(request)
    standing = _standing(order_or_404(uuid, reader))
    blocked = why_not_amend_now(standing.amending.state) or why_not_sign_order(
        reader.signatory, standing.order, standing.lines, 0, clock.today()
    )
    if blocked:
        return _page(request, standing, None, blocked=blocked, status=409 if request.method == "POST" else 200)
    if request.method != "POST":
        return _page(request, standing, AmendForm(standing.amending, standing.seen))
    form = AmendForm(standing.amending, standing.seen, request.POST)
    if not form.is_valid():
        return _page(request, standing, form, status=422)
    return _checked(request, reader, standing, form)


def _checked(request: HttpRequest, reader: Reader, standing: Standing, form: AmendForm) -> HttpResponse:
    """Show the effect first; sign it when what is sent is what was shown."""
    change = form.change()
    if form.cleaned_data["checked"] != mark_of(change):
        return _effect(request, reader, standing, form, change)
    signing = AmendmentSigning(standing.order.pk, form.cleaned_data["seen"], change)
    try:
        notice = amend_order(signing, reader.signatory, clock.today())
    except Refused as refused:
        return _page(request, standing, form, refused=refused.refusals, status=409)
    messages.success(request, f"Le bon de commande modificatif est notifié, notification {notice.number}.")
    return redirect("order", standing.order.uuid)


def _effect(request: HttpRequest, reader: Reader, standing: Standing, form: AmendForm, change: Change) -> HttpResponse:
    amending, on = standing.amending, clock.today()
    more = more_cents(amending, change)
    refusals = why_not_amend_by(amending, change, on)
    refusals += why_not_sign_order(reader.signatory, standing.order, standing.lines, signed_cents(amending, change), on)
    if refusals:
        return _page(request, standing, form, refused=refusals, status=422)
    after = amounts_of(
        (line.cents(change.units.get(line.number, 0)) for line in amending.lines), standing.order.vat_rate_hundredths
    )
    return _page(request, standing, form, effect=Effect(more, after), checked=mark_of(change))


def _page(  # noqa: PLR0913 each state of the page is told by its name
    request: HttpRequest,
    standing: Standing,
    form: AmendForm | None,
    *,
    blocked: Sequence[Refusal] = (),
    refused: Sequence[Refusal] = (),
    effect: Effect | None = None,
    checked: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "order": standing.order,
        "rows": _rows(standing, form),
        "form": form,
        "summary": form.summary() if form is not None and status == 422 else [],
        "blocked": told(blocked),
        "refused": told(for_reader(reader_of(request), refused)),
        "effect": effect,
        "checked": checked,
        "seen": standing.seen,
    }
    return render(request, "gouvernail/steering/orders/amend.html", context, status=status)


def _rows(standing: Standing, form: AmendForm | None) -> list[dict[str, Any]]:
    """The lines with the fields of their new quantities; none when nothing can be changed."""
    if form is None:
        return []
    lines = {line.number: line for line in standing.lines}
    return [{"line": lines[one.number], "standing": one, "field": field} for one, field in form.quantities()]
