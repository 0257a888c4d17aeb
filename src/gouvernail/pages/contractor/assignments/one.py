"""One profile at work: its last day, its replacement, the end of its onboarding. CCTP 4.3 (4.3-turnover)."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.ask_replacement import WantedReplacement, ask_replacement
from gouvernail.actions.end_assignment import end_assignment
from gouvernail.actions.end_onboarding import end_onboarding
from gouvernail.pages.contractor.assignments.forms import EndForm, RefusedForm, ReplaceForm
from gouvernail.pages.contractor.assignments.rows import row_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.records.models import Assignment
from gouvernail.records.queries.turnover.assignments import assignment_for, facts_of
from gouvernail.rules.access import Right
from gouvernail.rules.assignments import why_not_ask_replacement, why_not_end
from gouvernail.rules.verdicts import Refused

END, REPLACE, END_ONBOARDING = "finir", "remplacer", "fin-accueil"
_DONE = {
    END: "La fin de l’affectation est enregistrée.",
    REPLACE: "Le remplacement est demandé : présentez un profil.",
    END_ONBOARDING: "La fin de l’accueil est enregistrée.",
}
_Forms = dict[str, RefusedForm]


@needs(Right.REPLACE_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def assignment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The profile and what can be done of it; what was typed stands again when it is refused."""
    reader = reader_of(request)
    found = assignment_for(uuid, reader.scope)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found)
    asked = request.POST.get("faire", "")
    form = _blank_forms(request).get(asked)
    if form is None:
        return _page(request, found, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if not form.is_valid():
        return _page(request, found, {asked: form}, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        _do(asked, form, found, reader)
    except Refused as refused:
        form.refuse(refused.refusals)
        return _page(request, found, {asked: form}, HTTPStatus.CONFLICT)
    messages.success(request, _DONE[asked])
    return redirect("assignment", found.uuid)


def _blank_forms(request: HttpRequest) -> _Forms:
    typed = request.POST if request.method == "POST" else None
    return {
        END: EndForm(typed, prefix=END),
        REPLACE: ReplaceForm(typed, prefix=REPLACE),
        END_ONBOARDING: EndForm(typed, prefix=END_ONBOARDING),
    }


def _do(asked: str, form: RefusedForm, found: Assignment, reader: Reader) -> None:
    typed = form.cleaned_data
    if asked == END:
        end_assignment(found.uuid, typed["ends_on"], reader.scope, reader.actor)
    elif asked == REPLACE:
        wanted = WantedReplacement(found.uuid, typed["cause"], typed["words"])
        ask_replacement(wanted, reader.scope, reader.actor)
    elif hasattr(found, "takes_up"):
        end_onboarding(found.takes_up.uuid, typed["ends_on"], reader.scope, reader.actor, clock.today())


def _page(
    request: HttpRequest, found: Assignment, typed: _Forms | None = None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    facts, row = facts_of(found), row_of(found, clock.today())
    shown = typed or {}
    may_close = row.onboarding is not None and not hasattr(found.takes_up, "onboarding_end")
    context = {
        "row": row,
        "replacement": found.replacement if hasattr(found, "replacement") else None,
        "cause": wording.REPLACEMENT_CAUSES.get(found.replacement.cause, "") if hasattr(found, "replacement") else "",
        "end": shown.get(END) or ("" if why_not_end(facts, None) else EndForm(prefix=END)),
        "replace": shown.get(REPLACE) or ("" if why_not_ask_replacement(facts) else ReplaceForm(prefix=REPLACE)),
        "end_onboarding": shown.get(END_ONBOARDING) or (EndForm(prefix=END_ONBOARDING) if may_close else ""),
        "has_errors": bool(shown),
    }
    return render(request, "gouvernail/turnover/assignment.html", context, status=status)
