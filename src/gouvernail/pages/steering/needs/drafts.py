"""An order before its notification: changed while a draft, proposed to its contractor, cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.needs.cancel_order import cancel_order
from gouvernail.actions.needs.propose_order import propose_order, why_not_propose_now
from gouvernail.actions.needs.rewrite_draft import Redrafted, rewrite_draft
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.fields import FrenchDateField, FrenchDecimalField, hundredths
from gouvernail.pages.steering.orders.refused import told
from gouvernail.pages.steering.orders.seen import order_or_404
from gouvernail.pages.typed_text import lines_of
from gouvernail.records.models import Order, OrderLine
from gouvernail.records.queries.order_life.content import content_of, version_of, whole_lines
from gouvernail.records.queries.order_life.standing import deliverables_of
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.needs import why_not_cancel, why_not_propose
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.workbook_format.sheets import MOST_CENTS


class DraftForm(forms.Form):
    """The period, the quantities and the deliverables of a draft."""

    starts_on = FrenchDateField(label="Début d’exécution", required=False)
    ends_on = FrenchDateField(label="Fin d’exécution", required=False)
    deliverables = forms.CharField(
        label="Livrables attendus", required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text="Un par ligne."
    )

    def __init__(self, lines: Sequence[OrderLine], data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.numbers = [line.number for line in lines]
        for line in lines:
            self.fields[f"quantity_{line.number}"] = FrenchDecimalField(
                label=f"Quantité de la ligne {line.number}, {line.product.name}, {line.work_unit.title}",
                min_value=0,
                max_value=MOST_CENTS // 100,
                initial=wording.hundredths_text(line.quantity_hundredths),
            )

    def wanted(self, seen: str) -> Redrafted:
        """What was typed, for the action."""
        typed = self.cleaned_data
        titles = (line.strip() for line in lines_of(typed["deliverables"]).splitlines())
        return Redrafted(
            seen,
            typed["starts_on"],
            typed["ends_on"],
            {number: hundredths(typed[f"quantity_{number}"]) for number in self.numbers},
            [title for title in titles if title],
        )


@needs(Right.ATTRIBUTE_ORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_draft(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The draft as it stands, or as it was typed."""
    reader = reader_of(request)
    order = order_or_404(uuid, reader)
    lines = whole_lines(order)
    if request.method != "POST":
        return _draft_page(request, order, DraftForm(lines, initial=_initial(order, lines)))
    form = DraftForm(lines, request.POST)
    if not form.is_valid():
        return _draft_page(request, order, form, status=422)
    try:
        rewrite_draft(order, form.wanted(request.POST.get("vu", "")), reader.actor, clock.today())
    except Refused as refused:
        return _draft_page(request, order, form, refused, status=409)
    messages.success(request, f"Le brouillon {order.number} est enregistré.")
    return redirect("order", order.uuid)


def _initial(order: Order, lines: Sequence[OrderLine]) -> dict[str, Any]:
    return {
        "starts_on": order.starts_on.strftime("%d/%m/%Y") if order.starts_on else "",
        "ends_on": order.ends_on.strftime("%d/%m/%Y") if order.ends_on else "",
        "deliverables": "\n".join(one.title for one in deliverables_of(lines)),
    }


def _draft_page(
    request: HttpRequest, order: Order, form: DraftForm, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    lines = whole_lines(order)
    context: dict[str, Any] = {
        "order": order,
        "form": form,
        "seen": request.POST.get("vu", "") or version_of(content_of(order, lines, clock.today()), order.state),
        "refusals": told(why_not_propose(OrderState(order.state))),
        "refused": told(refused.refusals) if refused else [],
        "summary": [(form[name].id_for_label, str(e)) for name, errors in form.errors.items() for e in errors],
    }
    return render(request, "gouvernail/needs/draft.html", context, status=status)


@needs(Right.ATTRIBUTE_ORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the contractor will read, then the proposal."""
    reader = reader_of(request)
    order = order_or_404(uuid, reader)
    if request.method != "POST":
        return _propose_page(request, order)
    try:
        notice = propose_order(order, request.POST.get("vu", ""), reader.actor, clock.today())
    except Refused as refused:
        return _propose_page(request, order_or_404(uuid, reader), refused, status=409)
    told_now = f"{order.number} est proposé à {order.contractor.name}, notification {notice.number}."
    messages.success(request, told_now)
    return redirect("order", order.uuid)


def _propose_page(
    request: HttpRequest, order: Order, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    today = clock.today()
    content = content_of(order, whole_lines(order), today)
    refusals = why_not_propose_now(order, today)
    context: dict[str, Any] = {
        "order": order,
        "content": content,
        "seen": version_of(content, order.state),
        "refusals": told(refusals),
        "refused": _new(refused, refusals),
    }
    return render(request, "gouvernail/needs/propose.html", context, status=status)


def _new(refused: Refused | None, refusals: Sequence[Refusal]) -> list[tuple[str, str]]:
    """What was refused and is not said by the page already."""
    return told([one for one in refused.refusals if one not in refusals]) if refused else []


@needs(Right.ATTRIBUTE_ORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What cancelling does, then the cancellation."""
    reader = reader_of(request)
    order = order_or_404(uuid, reader)
    refusals = why_not_cancel(OrderState(order.state))
    if request.method != "POST":
        return render(request, "gouvernail/needs/cancel.html", {"order": order, "refusals": told(refusals)})
    try:
        cancel_order(order, reader.actor, clock.today())
    except Refused as refused:
        context = {"order": order, "refusals": told(refused.refusals)}
        return render(request, "gouvernail/needs/cancel.html", context, status=409)
    messages.success(request, f"Le bon de commande {order.number} est annulé.")
    return redirect("order", order.uuid)
