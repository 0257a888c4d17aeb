"""The list of framework agreements: what each has committed, until when orders can be notified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.frameworks.sentence import use_of
from gouvernail.records.queries.frameworks.listed import every_framework
from gouvernail.rules.access import Right
from gouvernail.rules.workbook_format.columns import Kind


@needs(Right.SEE_FRAMEWORKS)
@require_http_methods(["GET", "HEAD"])
def frameworks(request: HttpRequest) -> HttpResponse:
    """Every framework, the last notified first."""
    today = clock.today()
    found = every_framework()
    context = {
        "rows": [(one, use_of(one), one.valid_until_on - timedelta(days=1)) for one in found],
        "open_count": sum(one.notified_on <= today < one.valid_until_on for one in found),
        "without_maximum": [one.number for one in found if one.ceiling_cents is None],
        "today": today,
        "may_keep": reader_of(request).may(Right.KEEP_FRAMEWORKS),
    }
    return render(request, "gouvernail/frameworks/list.html", context)


_COLUMNS = (
    column("Accord-cadre"),
    column("Objet", most=500),
    column("Notifié le", Kind.DATE),
    column("Notifications jusqu’au", Kind.DATE),
    column("Attribution", most=100),
    column("Montant minimum HT", Kind.EUROS),
    column("Montant maximum HT", Kind.EUROS),
    column("Engagé HT", Kind.EUROS),
)


@needs(Right.SEE_FRAMEWORKS)
@require_http_methods(["GET", "HEAD"])
def frameworks_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same list as a file."""
    format_or_404(extension)
    return list_answer(request, ListFile("accords-cadres", _COLUMNS, _rows()), extension)


def _rows() -> Iterator[tuple[object, ...]]:
    for one in every_framework():
        yield (
            *(one.number, one.subject, one.notified_on, one.valid_until_on - timedelta(days=1)),
            wording.ATTRIBUTION_RULES[one.attribution_rule],
            *(one.minimum_cents, one.ceiling_cents, one.committed_cents),
        )
