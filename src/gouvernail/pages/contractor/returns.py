"""The days that a product lead sent back: maintained with a reason, or corrected. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gouvernail import wording
from gouvernail.actions.answer_return import answer_return
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.typed_text import lines_of
from gouvernail.records.models import DaysReturn
from gouvernail.records.queries.returns_to_answer import answered_returns, open_returns, return_for, still_declared
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.written_words import MOST_CHARACTERS

#: How many answered returns are recalled.
MOST_ANSWERED = 25
#: Beyond any id that a database gives.


class ToAnswer(NamedTuple):
    """One return on the page, with what was typed and what stands in the way."""

    found: DaysReturn
    declared_hundredths: int
    typed: str
    errors: tuple[str, ...]


@needs(Right.ANSWER_RETURNS)
@require_http_methods(["GET", "HEAD"])
def team_returns(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, then what was answered."""
    return _page(request, reader_of(request))


@needs(Right.ANSWER_RETURNS)
@require_POST
def team_return_answer(request: HttpRequest, number: int) -> HttpResponse:
    """Keep an answer; what was typed stands again when it is refused."""
    reader = reader_of(request)
    if return_for(number, reader.scope) is None:
        raise Http404
    typed = lines_of(request.POST.get("reponse", ""))
    try:
        answer_return(number, typed, reader.scope, reader.actor)
    except Refused as refused:
        return _page(request, reader, (number, typed, refused.refusals))
    messages.success(request, "Votre réponse est transmise. Ces jours attendent de nouveau l’acceptation.")
    return redirect("team_returns")


_Typed = tuple[int, str, tuple[Refusal, ...]]


def _page(request: HttpRequest, reader: Reader, typed: _Typed = (0, "", ())) -> HttpResponse:
    number, words, refusals = typed
    returns = open_returns(reader.scope)
    declared = still_declared(returns)
    errors = tuple(wording.refusal_sentence(refusal) for refusal in refusals)
    is_gone = bool(errors) and number not in {one.pk for one in returns}
    context = {
        "returns": [
            ToAnswer(one, declared[one.pk], *((words, errors) if one.pk == number else ("", ()))) for one in returns
        ],
        "gone": errors if is_gone else (),
        "typed": words if is_gone else "",
        "answered": answered_returns(reader.scope, MOST_ANSWERED),
        "most": MOST_CHARACTERS,
    }
    status = 409 if is_gone else 422 if errors else 200
    return render(request, "gouvernail/contractor/returns.html", context, status=status)
