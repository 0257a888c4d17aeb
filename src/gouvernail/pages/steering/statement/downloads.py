"""The statement as a file, with the filters of the page. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock
from gouvernail.exports.statement import FORMATS, Dossier
from gouvernail.exports.statement.pdf_file import CannotPrint
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.statement.filters import StatementFilters, filters_of
from gouvernail.pages.steering.statement.page import stated_for
from gouvernail.pages.steering.statement.sentence import narrowed_by
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.queries.activities import activities_of
from gouvernail.records.queries.names import contractor_names, framework_subjects, product_names
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.statement import ActivityAt, Names, Statement


@unless_unchanged
@needs(Right.SEE_STATEMENT)
@require_http_methods(["GET", "HEAD"])
def statement_download(request: HttpRequest, extension: str) -> HttpResponse:
    """The whole statement of these filters, all its rows, as a file."""
    if extension not in FORMATS:
        raise Http404
    form = FORMATS[extension]
    filters = filters_of(request.GET, clock.today())
    stated = stated_for(reader_of(request), filters)
    try:
        content = form.write(dossier_of(stated, filters))
    except CannotPrint as why:
        return render(request, "gouvernail/steering/cannot_print.html", {"sentence": why.sentence}, status=409)
    response = HttpResponse(content, content_type=form.media_type)
    response["Content-Disposition"] = f'attachment; filename="{_file_name(filters)}.{extension}"'
    return response


def _file_name(filters: StatementFilters) -> str:
    """« etat-2026-06-30 », with the orders that it is narrowed to."""
    return "-".join(filter(None, ("etat", filters.as_of.isoformat(), filters.progress.value)))


def dossier_of(stated: Statement, filters: StatementFilters) -> Dossier:
    """The statement with the titles and the names that files show, and the filters that their heading tells."""
    names = Names(
        products=product_names(line.product for line in stated.lines),
        contractors=contractor_names(line.contractor for line in stated.lines),
        frameworks=framework_subjects(line.framework for line in stated.lines),
    )
    narrowed = narrowed_by(filters, product_names([filters.product]), contractor_names([filters.contractor]))
    return Dossier(stated, _activities(stated), names, narrowed)


def _activities(stated: Statement) -> Mapping[int, Sequence[ActivityAt]]:
    grouped: dict[int, list[ActivityAt]] = defaultdict(list)
    for activity in activities_of((line.line_id for line in stated.lines), stated.as_of):
        grouped[activity.line_id].append(ActivityAt(activity.title, ActivityState(activity.state)))
    return grouped
