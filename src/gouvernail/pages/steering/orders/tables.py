"""The tables behind the pictures of an order, as CSV files."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.addresses import day_in
from gouvernail.pages.steering.orders.course import course_of, course_rows, weeks_of
from gouvernail.pages.steering.orders.seen import OrderView, order_or_404, seen_by
from gouvernail.rules.access import Right
from gouvernail.rules.workbook_format.columns import Kind

_WEEKS = (
    column("semaine du", Kind.DATE),
    *(column(name, Kind.DAYS) for name in ("jours acceptés", "jours déclarés", "jours non facturables")),
)
_COURSE = (column("date", Kind.DATE), column("quoi"), column("jours", Kind.DAYS))


@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def order_weeks_csv(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Days per week: accepted, declared, never billed."""
    seen = _seen(request, uuid)
    rows = ((week.monday_on, week.done, week.pending, week.non_billable) for week in weeks_of(seen.days))
    return list_answer(request, ListFile("semaines", _WEEKS, rows), "csv")


@needs(Right.SEE_ORDER)
@require_http_methods(["GET", "HEAD"])
def order_course_csv(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The course of an order: ordered, done, announced, forecast."""
    seen = _seen(request, uuid)
    rows = ((row.on, row.what, row.hundredths) for row in course_rows(course_of(seen.facts, seen.as_of)))
    return list_answer(request, ListFile("courbe", _COURSE, rows), "csv")


def _seen(request: HttpRequest, uuid: UUID) -> OrderView:
    reader = reader_of(request)
    return seen_by(reader, order_or_404(uuid, reader), day_in(request.GET.get("au", "")) or clock.today())
