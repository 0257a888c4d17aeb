"""« Mes échéances »: everything that is owed to or by a reader, grouped by urgency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.exports.lists import ListFile, column
from gouvernail.notices.duties.rows import kinds_of, left_out_rows, rows_of, sections_of
from gouvernail.pages.duties.own import own_points, sentence_of, viewer_for
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.typed_text import text_in
from gouvernail.records.queries.calendar_feeds import feed_of
from gouvernail.rules.access import Right
from gouvernail.rules.attention import Kind, Point, bounded
from gouvernail.rules.workbook_format.columns import Kind as CellKind

MOST_OF_A_KIND = 50
PAGE_SIZE = 50


@needs(Right.SEE_DUTIES)
@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """What, for what, by whom, by when, why and where. CCTP 4.2 (4.2-device, 4.2-weekly)."""
    viewer, points, today = viewer_for(reader_of(request)), own_points(request), clock.today()
    kind = _kind_in(request)
    page = Paginator(_of_kind(points, kind), PAGE_SIZE).get_page(request.GET.get("page")) if kind else None
    shown, left_out = bounded(points, MOST_OF_A_KIND) if page is None else (list(page), {})
    context = {
        "today": today,
        "sentence": sentence_of(len(points)),
        "kinds": kinds_of(points),
        "kind": kind,
        "page": page,
        "sections": sections_of(shown, viewer, today),
        "left_out": left_out_rows(left_out, viewer),
        "has_feed": feed_of(viewer.account) is not None,
        "wants_digest": viewer.account.wants_digest,
    }
    return render(request, "gouvernail/duties/duties.html", context)


@needs(Right.SEE_DUTIES)
@require_safe
def duties_file(request: HttpRequest, extension: str) -> HttpResponseBase:
    """The same list, whole, as a file."""
    format_or_404(extension)
    return list_answer(request, ListFile("echeances", _COLUMNS, _cells(request)), extension)


_COLUMNS = (
    column("Urgence"),
    column("Pour quoi", most=300),
    column("Quoi", most=300),
    column("Par"),
    column("Échéance", CellKind.DATE),
    column("Quand"),
    column("Clause"),
)


def _cells(request: HttpRequest) -> Iterator[tuple[object, ...]]:
    points = _of_kind(own_points(request), _kind_in(request))
    for row in rows_of(points, viewer_for(reader_of(request)), clock.today()):
        yield (row.urgency, row.about, row.sentence, row.by, row.due_on, row.when, row.clauses)


def _kind_in(request: HttpRequest) -> Kind | None:
    asked = text_in(request.GET, "genre")
    return Kind(asked) if asked in set(Kind) else None


def _of_kind(points: Sequence[Point], kind: Kind | None) -> Sequence[Point]:
    return [point for point in points if kind is None or point.kind is kind]
