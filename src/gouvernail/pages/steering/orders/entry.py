"""Entering one order and its lines by hand. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.actions.enter_order import enter_order
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.addresses import whole_in
from gouvernail.pages.steering.orders.entry_form import (
    BLANK_LINES,
    MOST_LINES,
    LineForm,
    OrderForm,
    lines_formset,
    show_refusals,
    summary_of,
)
from gouvernail.records.models import Order
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refused

MORE_LINES = "plus-de-lignes"


@needs(Right.ENTER_ORDER)
@require_http_methods(["GET", "HEAD", "POST"])
def new_order(request: HttpRequest) -> HttpResponse:
    """A blank form, the same with what is wrong, or the page of the order that was entered."""
    reader = reader_of(request)
    if request.method != "POST":
        return _page(request, OrderForm(), lines_formset(reader))
    if MORE_LINES in request.POST:
        return _with_more_lines(request)
    form, lines = OrderForm(request.POST), lines_formset(reader, request.POST)
    if form.is_valid() and lines.is_valid():
        order = _entered(form, lines, reader)
        if order is not None:
            messages.success(request, f"Le bon de commande {order.number} est enregistré.")
            return redirect("order", order.uuid)
    return _page(request, form, lines, status=422)


def _entered(form: OrderForm, lines: BaseFormSet[LineForm], reader: Reader) -> Order | None:
    entry = form.entry([line.entry() for line in lines.forms if line.is_filled])
    try:
        may_record = reader.may(Right.RECORD_NOTIFICATION)
        return enter_order(entry, reader.actor, clock.today(), may_record_notification=may_record)
    except Refused as refused:
        show_refusals(form, lines, refused.refusals)
        return None


def _with_more_lines(request: HttpRequest) -> HttpResponse:
    """The same form with more blank lines and nothing lost, for whoever has no script."""
    typed = request.POST.copy()
    count = whole_in(typed.get("lignes-TOTAL_FORMS", ""), 0)
    typed["lignes-TOTAL_FORMS"] = str(min(count + BLANK_LINES, MOST_LINES))
    return _page(request, OrderForm(typed), lines_formset(reader_of(request), typed), checked=False)


def _page(
    request: HttpRequest, form: OrderForm, lines: BaseFormSet[LineForm], *, status: int = 200, checked: bool = True
) -> HttpResponse:
    summary = list(summary_of(form, lines)) if form.is_bound and checked else []
    context = {"form": form, "lines": lines, "summary": summary, "more_lines": MORE_LINES}
    context["may_record"] = reader_of(request).may(Right.RECORD_NOTIFICATION)
    return render(request, "gouvernail/steering/order_entry.html", context, status=status)
