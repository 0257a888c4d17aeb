"""The missions of a reader, with where their confidentiality rules stand. CCTP 4.1 (4.1-confidentiality)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.pages.confidentiality.standing import Standing, standing_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.records.queries.attention import terms_of_frameworks
from gouvernail.records.queries.confidentiality.missions import Mission, missions, team_scope, versions_by_mission
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.access import Right
from gouvernail.rules.confidentiality import Side
from gouvernail.rules.terms import preset


class Row(NamedTuple):
    """A mission and where its rules stand."""

    mission: Mission
    standing: Standing


@needs(Right.WRITE_CONFIDENTIALITY)
@require_http_methods(["GET", "HEAD"])
def missions_page(request: HttpRequest) -> HttpResponse:
    """On the State's side."""
    return _page(request, reader_of(request).scope, Side.STATE)


@needs(Right.ACKNOWLEDGE_CONFIDENTIALITY)
@require_http_methods(["GET", "HEAD"])
def own_missions_page(request: HttpRequest) -> HttpResponse:
    """On the contractor's side; members read, the correspondent writes and agrees."""
    return _page(request, team_scope(reader_of(request).scope), Side.CONTRACTOR)


def _page(request: HttpRequest, scope: Scope, side: Side) -> HttpResponse:
    rows = list(_rows(scope, side, clock.today()))
    may_decide = side is Side.STATE or reader_of(request).may(Right.AGREE_CONFIDENTIALITY)
    context = {
        "rows": rows,
        "waiting": sum(row.standing.is_waiting for row in rows) if may_decide else 0,
        "due": sum(row.standing.is_due for row in rows) if may_decide else 0,
        "is_state": side is Side.STATE,
        "page": "mission_confidentiality" if side is Side.STATE else "own_mission_confidentiality",
        "base": f"gouvernail/{'steering' if side is Side.STATE else 'contractor'}/base.html",
        "clause": wording.clause_words("4.1-confidentiality"),
    }
    return render(request, "gouvernail/confidentiality/missions.html", context)


def _rows(scope: Scope, side: Side, today: date) -> Iterator[Row]:
    found = missions(scope)
    versions, terms = versions_by_mission(found), terms_of_frameworks()
    for one in found:
        of_mission = versions.get((one.order.pk, one.product.pk), ())
        months = terms.get(one.order.framework.number, preset()).number("confidentiality_review_months")
        yield Row(one, standing_of(of_mission, side, months, today))
