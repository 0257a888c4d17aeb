"""Writing a need, and writing it again. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail.actions.needs.write_need import NeedFor, rewrite_need, write_need
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.addresses import whole_in
from gouvernail.pages.steering.needs.need import need_or_404
from gouvernail.pages.steering.needs.need_form import NeedForm, UnitForm, initial_of, summary_of, units_formset
from gouvernail.pages.steering.orders.refused import told
from gouvernail.records.models import Need
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import NeedState
from gouvernail.rules.needs import why_not_change_need
from gouvernail.rules.verdicts import Refused


@needs(Right.WRITE_NEEDS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_need(request: HttpRequest) -> HttpResponse:
    """A blank need, or the page of the one that was written."""
    reader = reader_of(request)
    if request.method != "POST":
        return _page(request, NeedForm(reader), units_formset())
    return _written(request, reader, None)


@needs(Right.WRITE_NEEDS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_need(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The need as it stands, or as it was typed."""
    reader = reader_of(request)
    need = need_or_404(uuid, reader)
    if request.method != "POST":
        refusals = why_not_change_need(NeedState(need.state))
        form = NeedForm(reader, initial=initial_of(need))
        return _page(request, form, units_formset(need=need), need, Refused(*refusals) if refusals else None)
    return _written(request, reader, need)


def _written(request: HttpRequest, reader: Reader, need: Need | None) -> HttpResponse:
    form, units = NeedForm(reader, request.POST), units_formset(request.POST)
    if not (form.is_valid() and units.is_valid()):
        return _page(request, form, units, need, status=422)
    try:
        kept = _keep(form, units, reader, need, whole_in(request.POST.get("vu", ""), 0))
    except Refused as refused:
        return _page(request, form, units, need, refused, status=409)
    messages.success(request, f"Le besoin «\N{NO-BREAK SPACE}{kept.title}\N{NO-BREAK SPACE}» est enregistré.")
    return redirect("need", kept.uuid)


def _keep(form: NeedForm, units: BaseFormSet[UnitForm], reader: Reader, need: Need | None, seen: int) -> Need:
    place = form.place()
    at = NeedFor(place.framework, place.product, place.lot, place.stage)
    written = form.written([unit.unit() for unit in units.forms if unit.cleaned_data.get("work_unit")])
    if need is None:
        return write_need(at, written, reader.scope, reader.actor)
    return rewrite_need(need, seen, at, written, reader.scope, reader.actor)


def _page(
    request: HttpRequest,
    form: NeedForm,
    units: BaseFormSet[UnitForm],
    need: Need | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "units": units,
        "need": need,
        # What was read when the form was opened goes with it: a later version is refused, not overwritten.
        "seen": request.POST.get("vu", "") if request.method == "POST" else getattr(need, "version", ""),
        "summary": list(summary_of(form, units)) if form.is_bound and refused is None else [],
        "refused": told(refused.refusals) if refused else [],
    }
    return render(request, "gouvernail/needs/form.html", context, status=status)
