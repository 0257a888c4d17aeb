"""The people presented for orders, as the State decides on them. CCTP 4.2 (4.2-recusal), 3 (3-skills)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.presentations.decide import Deciding, accept, recuse, say_missing
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.list_downloads import format_or_404, list_answer
from gouvernail.pages.presented.files import download
from gouvernail.pages.presented.rows import PresentedRow, matrix_of, row_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.typed_text import lines_of
from gouvernail.records.models import Presentation
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.records.queries.presentations.seen_by import (
    decided_reference,
    kinds_of,
    order_to_decide,
    to_decide,
)
from gouvernail.rules.access import Right
from gouvernail.rules.presentations import (
    STANDING_STATES,
    decision_may_count_by_receipt,
    why_not_accept,
    why_not_ask_more,
    why_not_recuse,
)
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.workbook_format.columns import Kind
from gouvernail.rules.written_words import MOST_CHARACTERS

PAGE_SIZE = 50
_COLUMNS = (
    column("Bon de commande"),
    column("Titulaire", most=300),
    column("Profil", Kind.INTEGER),
    column("Intitulé", most=200),
    column("État"),
    column("Références complètes le", Kind.DATE),
    column("Récusation jusqu’au", Kind.DATE),
)
_DONE = {
    "accepter": "Le profil est accepté ; le titulaire est notifié.",
    "recuser": "Le profil est récusé ; le titulaire est notifié.",
    "completer": "Ce qui manque est dit ; le délai repartira des références complètes.",
}


def _rows(reader: Reader) -> list[PresentedRow]:
    """Those to decide first, by deadline, then the others, latest first."""
    on = clock.today()
    rows = [row_of(one, on) for one in to_decide(reader.scope)]
    waiting = sorted((row for row in rows if row.is_waiting), key=lambda row: (row.clock.deadline_on, row.one.pk))
    others = sorted((row for row in rows if not row.is_waiting), key=lambda row: row.one.presented_at, reverse=True)
    return [*waiting, *others]


@needs(Right.SEE_PRESENTATIONS)
@require_http_methods(["GET", "HEAD"])
def presentations(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, by deadline, then what was decided."""
    rows = _rows(reader_of(request))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "waiting_count": sum(row.is_waiting for row in rows)}
    return render(request, "gouvernail/teams/to_decide.html", context)


@needs(Right.SEE_PRESENTATIONS)
@require_http_methods(["GET", "HEAD"])
def presentations_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same list as a file; it names profiles by number."""
    format_or_404(extension)
    rows = (
        (
            *(row.one.order.number, row.one.order.contractor.name, row.one.number, row.one.profile),
            *(row.state_words, row.clock.started_on, row.clock.deadline_on),
        )
        for row in _rows(reader_of(request))
    )
    return list_answer(request, ListFile("profils-presentes", _COLUMNS, rows), extension)


@needs(Right.DECIDE_PRESENTATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def presentation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One profile: its skills with their gaps, its references, the decision."""
    reader = reader_of(request)
    one = to_decide(reader.scope).filter(uuid=uuid).first()
    if one is None:
        raise Http404
    if request.method != "POST":
        return _page(request, one, (), 200)
    gesture, words = request.POST.get("geste", ""), lines_of(request.POST.get("mots", ""))
    seen = request.POST.get("vu", "")
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else 0
    deciding = Deciding(one.pk, number, reader.scope, reader.actor)
    deeds: dict[str, Callable[[], object]] = {
        "accepter": lambda: accept(deciding),
        "recuser": lambda: recuse(deciding, words),
        "completer": lambda: say_missing(deciding, words),
    }
    if gesture not in deeds:
        return _page(request, one, (), 422)
    try:
        deeds[gesture]()
    except Refused as refused:
        again = to_decide(reader.scope).get(pk=one.pk)
        is_words = all(each.code.endswith(("_missing", "_too_long")) for each in refused.refusals)
        return _page(request, again, refused.refusals, 422 if is_words else 409, typed=(gesture, words))
    messages.success(request, _DONE[gesture])
    return redirect("presentation", one.uuid)


def _page(
    request: HttpRequest,
    one: Presentation,
    refusals: tuple[Refusal, ...],
    status: int,
    typed: tuple[str, str] = ("", ""),
) -> HttpResponse:
    on = clock.today()
    row = row_of(one, on)
    terms = terms_of(one.order.framework_id)
    context = {
        "row": row,
        "one": one,
        "matrix": matrix_of([one], kinds_of(one)),
        "refusals": [(wording.refusal_sentence(each), each.clause) for each in refusals],
        "typed": {typed[0]: typed[1]} if typed[0] else {},
        "typed_recuser": typed[1] if typed[0] == "recuser" else "",
        "typed_completer": typed[1] if typed[0] == "completer" else "",
        "why_not_accept": _first(why_not_accept(row.facts, on)),
        "why_not_recuse": _first(why_not_recuse(row.facts, on)),
        "why_not_ask": _first(why_not_ask_more(row.facts, on)),
        "may_count_by_receipt": decision_may_count_by_receipt(terms),
        "is_receipt_to_fill": not terms.text("recusal_stops_at"),
        "most": MOST_CHARACTERS,
    }
    return render(request, "gouvernail/teams/presentation.html", context, status=status)


def _first(refusals: list[Refusal]) -> str:
    return wording.refusal_sentence(refusals[0]) if refusals else ""


@needs(Right.SEE_PRESENTATIONS)
@require_http_methods(["GET", "HEAD"])
def reference(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A PDF of references, to those who decide."""
    return download(decided_reference(uuid, reader_of(request).scope))


@needs(Right.SEE_PRESENTATIONS)
@require_http_methods(["GET", "HEAD"])
def team_matrix(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The skills that an order asks for against those of its team, profile by profile."""
    reader = reader_of(request)
    order = order_to_decide(uuid, reader.scope)
    if order is None:
        raise Http404
    rows = [row_of(one, clock.today()) for one in to_decide(reader.scope).filter(order=order)]
    standing = [row for row in rows if row.state in STANDING_STATES]
    kinds = [line.work_unit.kind for line in order.lines.select_related("work_unit")]
    matrix = matrix_of([row.one for row in standing], kinds)
    context = {"order": order, "rows": standing, "matrix": matrix, "gaps": [each for each in matrix if each.is_gap]}
    return render(request, "gouvernail/teams/team_matrix.html", context)
