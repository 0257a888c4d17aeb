"""Saying once what the columns of another tool mean, and what is remembered of it. CCTP 4.2 (4.2-device)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import wording
from gouvernail.actions.map_columns import forget_columns, map_columns
from gouvernail.jobs.market_import import preview_handed_over
from gouvernail.pages.contractor.likely_columns import likely
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.records.models import ColumnMapping, MarketImport
from gouvernail.records.queries.column_mappings import mappings_for
from gouvernail.records.queries.market_imports import market_import_for
from gouvernail.rules.access import Right
from gouvernail.rules.column_mappings import MAPPED_SHEETS, needed_columns
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.workbook_format.sheets import SHEET_OF


class Heading(NamedTuple):
    """A column of their file and its first values."""

    name: str
    sample: str


class Choice(NamedTuple):
    """One of our columns and the heading chosen for it."""

    name: str
    explanation: str
    is_needed: bool
    chosen: str
    error: str


@needs(Right.APPROVE_MONTHS)
@require_http_methods(["GET", "HEAD", "POST"])
def known_columns(request: HttpRequest) -> HttpResponse:
    """What is remembered, to be forgotten if it is wrong."""
    reader = reader_of(request)
    if request.method == "POST":
        number, sheet = request.POST.get("titulaire", ""), request.POST.get("feuille", "")
        contractor_id = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
        if sheet in MAPPED_SHEETS and forget_columns(contractor_id, sheet, reader.scope, reader.actor):
            messages.success(request, "Cette correspondance est oubliée.")
        return redirect("known_columns")
    found: dict[tuple[int, str], list[ColumnMapping]] = {}
    for one in mappings_for(reader.scope):
        found.setdefault((one.contractor_id, one.sheet), []).append(one)
    return render(request, "gouvernail/contractor/known_columns.html", {"known": list(found.values())})


@needs(Right.APPROVE_MONTHS)
@require_http_methods(["GET", "HEAD", "POST"])
def tell_columns(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Their headings with their first values, one choice for each of our columns; then the file is read again."""
    reader = reader_of(request)
    received = _own_import(uuid, reader)
    if request.method != "POST":
        return _page(request, received)
    sheet = request.POST.get("comme", "")
    names = [column.name for column in SHEET_OF[sheet].columns] if sheet in MAPPED_SHEETS else []
    chosen = {name: request.POST.get(f"colonne-{name}", "") for name in names}
    try:
        map_columns(received, sheet, chosen, reader.scope, reader.actor, ask=preview_handed_over.enqueue)
    except Refused as refused:
        return _page(request, received, refused.refusals, chosen)
    messages.success(request, "C’est retenu\N{NO-BREAK SPACE}: vos prochains fichiers seront lus ainsi.")
    return redirect("market_import", received.uuid)


def _own_import(uuid: UUID, reader: Reader) -> MarketImport:
    """The import of that address when it is a contractor's own."""
    found = market_import_for(uuid, reader.scope)
    if found is None or found.contractor_id not in reader.scope.contractor_ids:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    received: MarketImport,
    refusals: Sequence[Refusal] = (),
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    asked = request.POST if typed is not None else request.GET
    foreign: Sequence[Mapping[str, Any]] = received.report.get("foreign", ())
    place = asked.get("feuille", "0")
    number = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else 0
    number = number if number < len(foreign) else 0
    headings = _headings(foreign[number]) if foreign else []
    sheet = asked.get("comme", "")
    sheet = sheet if sheet in MAPPED_SHEETS else MAPPED_SHEETS[0]
    context = {
        "received": received,
        "foreign": [(place, one["name"]) for place, one in enumerate(foreign)],
        "number": number,
        "headings": headings,
        "sheets": [(name, SHEET_OF[name].explanation) for name in MAPPED_SHEETS],
        "sheet": sheet,
        "choices": _choices(sheet, headings, typed, refusals),
        "refusals": [wording.refusal_sentence(one) for one in refusals if "column" not in one.values],
        "is_over": not foreign,
    }
    status = 200 if typed is None else 422 if foreign else 409
    return render(request, "gouvernail/contractor/tell_columns.html", context, status=status)


def _headings(foreign: Mapping[str, Any]) -> list[Heading]:
    samples = [", ".join(value for value in values if value) for values in foreign["samples"]]
    return [Heading(*told) for told in zip(foreign["headings"], samples, strict=True)]


def _choices(
    sheet: str, headings: Sequence[Heading], typed: Mapping[str, str] | None, refusals: Sequence[Refusal]
) -> list[Choice]:
    """What is chosen for each of our columns: as typed, otherwise the heading that most likely means it."""
    errors = {str(one.values.get("column")): wording.refusal_sentence(one) for one in refusals}
    needed = needed_columns(sheet)
    guessed = likely(sheet, [one.name for one in headings])
    return [
        Choice(
            column.name,
            column.explanation,
            column.name in needed,
            guessed.get(column.name, "") if typed is None else typed.get(column.name, ""),
            errors.get(column.name, ""),
        )
        for column in SHEET_OF[sheet].columns
    ]
