"""The checks of the first period: which are due, and their answer. CCTP 2 (2-profile-adequacy)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.answer_adequacy import answer_adequacy
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.typed_ids import id_in
from gouvernail.pages.typed_text import lines_of
from gouvernail.records.models import AdequacyCheck
from gouvernail.records.queries.turnover.adequacy import check_for, checks_of, replaceable, replaced_after, unchecked
from gouvernail.rules.access import Right
from gouvernail.rules.adequacy import AdequacyAnswer, is_late
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.written_words import MOST_CHARACTERS

_ANSWERS = {"oui": True, "non": False}


@needs(Right.CHECK_ADEQUACY)
@require_http_methods(["GET", "HEAD"])
def adequacy_checks(request: HttpRequest) -> HttpResponse:
    """What is due, what has no date since the term is to be filled in, what is answered."""
    scope, today = reader_of(request).scope, clock.today()
    checks = list(checks_of(scope))
    due = [(one, is_late(one.due_on, today)) for one in checks if one.answered_at is None]
    undated = unchecked(scope)
    context = {
        "due": due,
        "undated": undated,
        "answered": [one for one in checks if one.answered_at is not None],
        "sentence": sentence_of([one for one, _ in due], len(undated), today),
        "may_fill_in": reader_of(request).may(Right.KEEP_TERMS),
    }
    return render(request, "gouvernail/turnover/adequacy_checks.html", context)


def sentence_of(due: Sequence[AdequacyCheck], undated: int, today: date) -> str:
    """« 2 vérifications attendent, la première pour le 3 mars 2026 ; 1 n’a pas de date. »."""
    parts = []
    if due:
        late = sum(is_late(one.due_on, today) for one in due)
        first = wording.date_text(min(one.due_on for one in due))
        said = wording.counted(len(due), "vérification attend", "vérifications attendent")
        parts.append(f"{said} votre réponse, la première pour le {first}" + (f", {late} en retard" if late else ""))
    if undated:
        parts.append(wording.counted(undated, "équipe n’a pas de date", "équipes n’ont pas de date"))
    return ("\N{NO-BREAK SPACE}; ".join(parts) or "Rien à vérifier") + "."


@needs(Right.CHECK_ADEQUACY)
@require_http_methods(["GET", "HEAD", "POST"])
def adequacy_check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One check: answer it once, or read what was answered; what was typed stands again when it is refused."""
    reader = reader_of(request)
    found = check_for(uuid, reader.scope)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found, AdequacyAnswer(None))
    answer = _typed(request.POST)
    try:
        answer_adequacy(uuid, answer, reader.scope, reader.actor)
    except Refused as refused:
        is_stale = any(
            one.code in {"adequacy_already_answered", "adequacy_profiles_changed"} for one in refused.refusals
        )
        status = HTTPStatus.CONFLICT if is_stale else HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, found, answer, refused.refusals, status)
    told = " Le titulaire en reçoit notification." if answer.to_replace else ""
    messages.success(request, f"Votre réponse est enregistrée.{told}")
    return redirect("adequacy_check", uuid)


def _typed(typed: QueryDict) -> AdequacyAnswer:
    numbers = frozenset(number for text in typed.getlist("profil") if (number := id_in(text)) is not None)
    return AdequacyAnswer(_ANSWERS.get(typed.get("reponse", "")), lines_of(typed.get("raisons", "")), numbers)


def _page(
    request: HttpRequest,
    found: AdequacyCheck,
    answer: AdequacyAnswer,
    refusals: Sequence[Refusal] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        "check": found,
        "is_late": is_late(found.due_on, clock.today()),
        "profiles": replaceable(found),
        "replaced": replaced_after(found),
        "answer": answer,
        "errors": [wording.refusal_sentence(one) for one in refusals],
        "most": MOST_CHARACTERS,
    }
    return render(request, "gouvernail/turnover/adequacy_check.html", context, status=status)
