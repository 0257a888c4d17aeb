"""The figures behind the timeline of a product, as a file. CCTP 1.3 (1.3-phases)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.public.stage_timeline import StageRow, timeline
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.queries.product_sheet import product_sheet
from gouvernail.rules.access import Right
from gouvernail.rules.workbook_format.columns import Kind

_COLUMNS = (column("Phase"), column("Du", Kind.DATE), column("Au", Kind.DATE), column("Quand"))


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def product_stages_file(request: HttpRequest, external_id: str, extension: str) -> HttpResponse:
    """The stages of a product, in their order."""
    format_or_404(extension)
    found = product_sheet(external_id, reader_of(request).scope)
    if found is None:
        raise Http404
    shown = timeline(list(found.phases.all()), clock.today()).rows
    rows = ((row.label, row.start_on, row.until_on, _when(row)) for row in shown)
    return list_answer(request, ListFile("phases", _COLUMNS, rows), extension)


def _when(row: StageRow) -> str:
    """Where a stage stands today, as the sheet says it."""
    if row.is_planned:
        return "à venir"
    return "phase actuelle" if row.is_current else "passée"
