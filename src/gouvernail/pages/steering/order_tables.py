"""The tables behind the pictures of an order, as CSV: semicolons, comma decimals, a mark for spreadsheets."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.addresses import day_in
from gouvernail.pages.steering.csv_file import csv_answer, csv_days
from gouvernail.pages.steering.order_course import course_of, course_rows, weeks_of
from gouvernail.pages.steering.orders import OrderView, order_or_404, seen_by
from gouvernail.rules.access import Right


@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def order_weeks_csv(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Days per week: accepted, declared, never billed."""
    seen = _seen(request, uuid)
    rows = (
        (week.monday_on, csv_days(week.done), csv_days(week.pending), csv_days(week.non_billable))
        for week in weeks_of(seen.days)
    )
    return csv_answer("semaines", ("semaine du", "jours acceptés", "jours déclarés", "jours non facturables"), rows)


@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def order_course_csv(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The course of an order: ordered, done, announced, forecast."""
    seen = _seen(request, uuid)
    rows = ((row.on, row.what, csv_days(row.hundredths)) for row in course_rows(course_of(seen.facts, seen.as_of)))
    return csv_answer("courbe", ("date", "quoi", "jours"), rows)


def _seen(request: HttpRequest, uuid: UUID) -> OrderView:
    reader = reader_of(request)
    return seen_by(reader, order_or_404(uuid, reader), day_in(request.GET.get("au", "")) or clock.today())
