"""Handing over a market workbook: drop the file, see what it would do, then import it. CCTP 4.2 (4.2-device)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from gouvernail import wording
from gouvernail.actions.confirm_market_import import confirm_market_import
from gouvernail.actions.receive_market_import import HandedOver, receive_market_import
from gouvernail.jobs.market_import import preview_handed_over, run_confirmed
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.imports.market_form import MarketImportForm
from gouvernail.pages.steering.imports.market_preview import preview_of
from gouvernail.records.models import MarketImport
from gouvernail.records.queries.market_imports import market_import_for, market_imports_for
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import MarketImportState
from gouvernail.rules.market_imports import why_not_confirm
from gouvernail.rules.verdicts import Refused

PAGE_SIZE = 50
#: What a form weighs besides its file.
_FORM_BYTES = 64 * 1024
_STAGES = (
    ("received", "1. lecture et contrôle"),
    ("previewed", "2. aperçu"),
    ("confirmed", "3. import"),
    ("done", "4. terminé"),
)
_WORKING = {MarketImportState.RECEIVED, MarketImportState.CONFIRMED}


@needs(Right.IMPORT_MARKET)
@csrf_exempt  # the form is protected below, once its size is known: reading the token reads the whole file
@require_http_methods(["GET", "HEAD", "POST"])
def market_imports(request: HttpRequest) -> HttpResponse:
    """Drop a workbook; the last ones are listed."""
    if _announced_bytes(request) > settings.WORKBOOK_LIMIT_BYTES + _FORM_BYTES:
        form = MarketImportForm(reader_of(request))
        return _page(request, form, trouble=_too_large(), status=413)
    answer: HttpResponse = _market_imports(request)
    return answer


@csrf_protect
def _market_imports(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    if request.method != "POST":
        return _page(request, MarketImportForm(reader))
    form = MarketImportForm(reader, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        received = _received(form, reader)
    except Refused as refused:
        return _page(request, form, trouble=wording.refusal_sentence(refused.refusals[0]), status=422)
    return redirect("market_import", received.uuid)


def _announced_bytes(request: HttpRequest) -> int:
    announced = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(announced) if announced.isdigit() else 0


def _too_large() -> str:
    return wording.REFUSALS["workbook_too_large"].format(limit=_limit_megabytes())


def _limit_megabytes() -> int:
    return int(settings.WORKBOOK_LIMIT_BYTES) // (1024 * 1024)


def _received(form: MarketImportForm, reader: Reader) -> MarketImport:
    file = form.cleaned_data["file"]
    # Without a contractor a workbook reaches every order: only who sees everything hands over without one.
    if reader.account is None or (form.contractor is None and not reader.scope.everything):
        raise Http404
    return receive_market_import(
        HandedOver(file.name or "", file.chunks()),
        reader.account,
        contractor=form.contractor,
        is_historical=form.is_historical,
        actor=reader.actor,
        ask=preview_handed_over.enqueue,
    )


def _page(request: HttpRequest, form: MarketImportForm, *, trouble: str = "", status: int = 200) -> HttpResponse:
    reader = reader_of(request)
    page = Paginator(market_imports_for(reader.scope), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "trouble": trouble,
        "page": page,
        "file_hint": f"Fichier .ods, .xlsx, .csv, ou .zip de fichiers CSV ; {_limit_megabytes()} Mo au plus.",
        "is_contractor": not reader.scope.everything,
        "may_import_registry": reader.may(Right.IMPORT_REGISTRY),
    }
    return render(request, "gouvernail/steering/market_imports.html", context, status=status)


def import_or_404(request: HttpRequest, uuid: UUID) -> MarketImport:
    """The hand-over of that address; not found behind a wall."""
    found = market_import_for(uuid, reader_of(request).scope)
    if found is None:
        raise Http404
    return found


@needs(Right.IMPORT_MARKET)
@require_http_methods(["GET", "HEAD"])
def market_import(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One workbook: being read, its preview, or what was done."""
    return render(request, "gouvernail/steering/market_import.html", _context(request, import_or_404(request, uuid)))


def _context(request: HttpRequest, received: MarketImport) -> Mapping[str, Any]:
    state = MarketImportState(received.state)
    preview = preview_of(received, reader_of(request).scope)
    refusals = why_not_confirm(state, preview.error_count, is_own=_may_decide(received, reader_of(request)))
    return {
        "received": received,
        "state": state,
        "is_working": state in _WORKING,
        "stages": _STAGES,
        "preview": preview,
        "page": Paginator(preview.troubles, PAGE_SIZE).get_page(request.GET.get("page")),
        "can_confirm": not refusals,
        "tells_columns": bool(received.report.get("foreign")) and _is_own(received, reader_of(request)),
        "is_previewed": state is MarketImportState.PREVIEWED,
        "why_not": wording.refusal_sentence(refusals[0]) if refusals else "",
        "may_read_journal": reader_of(request).may(Right.READ_JOURNAL),
    }


def _is_own(received: MarketImport, reader: Reader) -> bool:
    """Whether the reader answers for the contractor whose tool made the file."""
    return received.contractor_id in reader.scope.contractor_ids


def _may_decide(received: MarketImport, reader: Reader) -> bool:
    """Whether the reader may import it: a contractor's workbook is its correspondents' own to import."""
    return received.contractor_id is None or _is_own(received, reader)


@needs(Right.IMPORT_MARKET)
@require_POST
def market_import_confirmation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Import what the preview showed; the file is read again and checked whole."""
    received = import_or_404(request, uuid)
    try:
        reader = reader_of(request)
        is_own = _may_decide(received, reader)
        confirm_market_import(received.pk, actor=reader.actor, ask=run_confirmed.enqueue, is_own=is_own)
    except Refused as refused:
        context = {**_context(request, received), "why_not": wording.refusal_sentence(refused.refusals[0])}
        return render(request, "gouvernail/steering/market_import.html", context, status=409)
    return redirect("market_import", received.uuid)
