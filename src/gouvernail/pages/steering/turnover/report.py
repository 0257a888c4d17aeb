"""The turnover per contractor and order, over a period: profiles counted, nobody named. CCTP 4.3 (4.3-turnover)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.exports.lists import ListFile, column
from gouvernail.harvesters.workbook.cells import FIRST_DAY, LAST_DAY
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.addresses import day_in
from gouvernail.records.models import Contractor
from gouvernail.records.queries.turnover.report import TurnoverRow, turnover_rows
from gouvernail.rules.access import Right
from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.turnover import OrderTurnover, Period, sum_of
from gouvernail.rules.workbook_format.columns import Kind


class OfContractor(NamedTuple):
    """A contractor, its figures, and those of its orders."""

    contractor: Contractor
    figures: OrderTurnover
    rows: Sequence[TurnoverRow]


def period_of(request: HttpRequest) -> Period:
    """The period that an address asks for; the last twelve months otherwise, or when it ends before it begins."""
    last_on = _day(request, "au") or clock.today()
    first_on = _day(request, "du") or months_after(last_on, -12)
    return Period(first_on, last_on) if first_on <= last_on else Period(months_after(last_on, -12), last_on)


def _day(request: HttpRequest, name: str) -> date | None:
    """A day of our times; another one is passed over."""
    found = day_in(request.GET.get(name, ""))
    return found if found is not None and FIRST_DAY <= found <= LAST_DAY else None


@needs(Right.SEE_TURNOVER)
@require_http_methods(["GET", "HEAD"])
def turnover(request: HttpRequest) -> HttpResponse:
    """Who was replaced or left, by contractor and order, and the days of onboarding borne."""
    period = period_of(request)
    rows = turnover_rows(reader_of(request).scope, period)
    context = {
        "period": period,
        "groups": list(_groups(rows)),
        "total": sum_of(row.figures for row in rows),
        "sentence": sentence_of(sum_of(row.figures for row in rows)),
        "is_contractor": reader_of(request).may(Right.REPLACE_MEMBERS),
        "may_check": reader_of(request).may(Right.CHECK_ADEQUACY),
    }
    return render(request, "gouvernail/turnover/report.html", context)


def sentence_of(total: OrderTurnover) -> str:
    """« 12 profils présents : 2 remplacés, 1 parti ; 8,5 j d’accueil à la charge des titulaires. »."""
    days = wording.days_text(total.onboarding_hundredths)
    if not total.present:
        borne = f"\N{NO-BREAK SPACE}; {days} d’accueil" if total.onboarding_hundredths else ""
        return f"Aucun profil n’est connu sur cette période{borne}."
    replaced = wording.counted(total.replaced, "remplacé", "remplacés")
    left = wording.counted(total.left, "parti", "partis")
    present = wording.counted(total.present, "profil présent", "profils présents")
    return f"{present}\N{NO-BREAK SPACE}: {replaced}, {left}\N{NO-BREAK SPACE}; {days} d’accueil, jamais facturés."


def _groups(rows: Sequence[TurnoverRow]) -> Iterator[OfContractor]:
    for _, found in groupby(rows, key=lambda row: row.order.contractor_id):
        own = list(found)
        yield OfContractor(own[0].order.contractor, sum_of(row.figures for row in own), own)


_COLUMNS = (
    column("Titulaire", most=300),
    column("SIRET du titulaire"),
    column("Bon de commande"),
    column("Accord-cadre"),
    column("Du", Kind.DATE),
    column("Au", Kind.DATE),
    column("Profils présents", Kind.INTEGER),
    column("En poste au dernier jour", Kind.INTEGER),
    column("Remplacés", Kind.INTEGER),
    column("Partis", Kind.INTEGER),
    column("Taux (%)", Kind.INTEGER),
    column("Jours d’accueil", Kind.DAYS),
)


@needs(Right.SEE_TURNOVER)
@require_http_methods(["GET", "HEAD"])
def turnover_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same, order by order, as a file."""
    format_or_404(extension)
    period = period_of(request)
    rows = (
        (
            *(row.order.contractor.name, row.order.contractor.siret, row.order.number, row.order.framework.number),
            *(period.first_on, period.last_on, row.figures.present, row.figures.at_work, row.figures.replaced),
            *(row.figures.left, row.figures.rate_percent, row.figures.onboarding_hundredths),
        )
        for row in turnover_rows(reader_of(request).scope, period)
    )
    return list_answer(request, ListFile("renouvellement", _COLUMNS, rows), extension)
