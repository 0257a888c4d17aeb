"""Who may sign what today, and who could before. Domain invariant 13."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.records.models import Delegation
from gouvernail.records.queries.delegations import delegations
from gouvernail.rules.access import Right
from gouvernail.rules.workbook_format.columns import Kind


@needs(Right.KEEP_DELEGATIONS)
@require_http_methods(["GET", "HEAD"])
def delegations_page(request: HttpRequest) -> HttpResponse:
    """Those in force or to come, then those that are over."""
    today = clock.today()
    standing, over = delegations(today)
    in_force = sum(one.from_on <= today for one in standing)
    context = {"standing": standing, "over": over, "in_force": in_force, "today": today}
    return render(request, "gouvernail/delegations/list.html", context)


_COLUMNS = (
    column("Délégataire", most=300),
    column("Peut signer", most=100),
    column("Accord-cadre"),
    column("Produit", most=300),
    column("Jusqu’à HT", Kind.EUROS),
    column("Du", Kind.DATE),
    column("Au", Kind.DATE),
    column("Retirée le", Kind.DATE),
    column("Acte", most=300),
)


@needs(Right.KEEP_DELEGATIONS)
@require_http_methods(["GET", "HEAD"])
def delegations_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same, all of them, as a file."""
    format_or_404(extension)
    return list_answer(request, ListFile("delegations", _COLUMNS, _rows()), extension)


def _rows() -> Iterator[tuple[object, ...]]:
    for one in (each for part in delegations(clock.today()) for each in part):
        yield (
            *(one.account.name or one.account.email, wording.DELEGATED_RIGHTS[one.right]),
            *(_framework(one), one.product.name if one.product else "tous"),
            *(one.most_cents, one.from_on, one.until_on, one.withdrawn_on, one.source),
        )


def _framework(one: Delegation) -> str:
    return one.framework.number if one.framework else "tous"
