"""One product for who takes it over: stages, what it tells and misses, deliverables, activities; read only.

No price, no day of work, no rank, no finding, no order's number, no contractor's name: product principle 4.
CCTP 1.3 (1.3-phases).
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouvernail import clock, wording
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.partner.taker import missing_in, taker_of, told_by
from gouvernail.pages.public.stage_timeline import current_row, timeline
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.models import Product
from gouvernail.records.queries.handover import product_to_take_over, work_on
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.workbook_format.columns import Kind

_COLUMN_TITLES = (
    (ActivityState.TO_DO, "À faire"),
    (ActivityState.DOING, "En cours"),
    (ActivityState.DONE, "Faites"),
)


@unless_unchanged
@needs(Right.SEE_PRODUCT_PRIVATE_SIDE)
@require_safe
def partner_product(request: HttpRequest, external_id: str) -> HttpResponse:
    """The sheet; a product of another administration is not found."""
    product, today = _product_or_404(request, external_id), clock.today()
    told, work = told_by(product), work_on(product, today)
    shown = timeline(list(product.phases.all()), today)
    context = {
        "product": product,
        "stage": current_row(shown),
        "stages": shown.rows,
        "told": told,
        "missing": missing_in(told),
        "work": work,
        "to_do": len(work.in_state(ActivityState.TO_DO)) + len(work.in_state(ActivityState.DOING)),
        "activity_columns": [(title, work.in_state(state)) for state, title in _COLUMN_TITLES],
    }
    return render(request, "gouvernail/partner/product.html", context)


def _product_or_404(request: HttpRequest, external_id: str) -> Product:
    found = product_to_take_over(external_id, taker_of(reader_of(request)))
    if found is None:
        raise Http404
    return found


_ACTIVITIES = (
    column("Activité opérationnelle", most=500),
    column("Genre"),
    column("État"),
    column("Depuis le", Kind.DATE),
)


@unless_unchanged
@needs(Right.SEE_PRODUCT_PRIVATE_SIDE)
@require_safe
def partner_activities_file(request: HttpRequest, external_id: str, extension: str) -> HttpResponse:
    """The activities of the product as a file."""
    format_or_404(extension)
    work = work_on(_product_or_404(request, external_id), clock.today())
    rows = (
        (each.title, each.category, wording.ACTIVITY_STATES[each.state], each.since_on)
        for state, _ in _COLUMN_TITLES
        for each in work.in_state(state)
    )
    return list_answer(request, ListFile("activites", _ACTIVITIES, rows), extension)
