"""The tables behind the pictures of an order, as CSV: semicolons, comma decimals, a mark for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.addresses import day_in
from gouvernail.pages.steering.order_course import course_of, course_rows, weeks_of
from gouvernail.pages.steering.orders import OrderView, order_or_404, seen_by
from gouvernail.rules.access import Right
from gouvernail.rules.money import days_text


@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def order_weeks_csv(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Days per week: accepted, declared, never billed."""
    seen = _seen(request, uuid)
    rows = (
        (week.monday_on, _days(week.done), _days(week.pending), _days(week.non_billable))
        for week in weeks_of(seen.days)
    )
    return _csv("semaines", ("semaine du", "jours acceptés", "jours déclarés", "jours non facturables"), rows)


@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def order_course_csv(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The course of an order: ordered, done, announced, forecast."""
    seen = _seen(request, uuid)
    rows = ((row.on, row.what, _days(row.hundredths)) for row in course_rows(course_of(seen.facts, seen.as_of)))
    return _csv("courbe", ("date", "quoi", "jours"), rows)


def _seen(request: HttpRequest, uuid: UUID) -> OrderView:
    reader = reader_of(request)
    return seen_by(reader, order_or_404(uuid, reader), day_in(request.GET.get("au", "")) or clock.today())


def _days(hundredths: int) -> str:
    return days_text(hundredths).replace(".", ",")


def _csv(name: str, heading: Sequence[str], rows: Iterable[Sequence[str | date]]) -> HttpResponse:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows(rows)
    response = HttpResponse(f"\N{BYTE ORDER MARK}{text.getvalue()}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
