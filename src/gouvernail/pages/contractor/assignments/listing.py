"""Who is at work on which order, and who may start: names visible to the contractor alone.

CCTP 4.1 (4.1-contractor-authority), 4.3 (4.3-turnover).
"""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gouvernail import clock, wording
from gouvernail.actions.start_assignment import start_assignment
from gouvernail.actions.take_up_replacement import take_up_replacement
from gouvernail.pages.contractor.assignments.forms import StartForm
from gouvernail.pages.contractor.assignments.rows import AssignmentRow, row_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.records.models import Presentation
from gouvernail.records.queries.turnover.assignments import own_assignments
from gouvernail.records.queries.turnover.presented import own_workers, presentation_for, startable
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refused


@needs(Right.REPLACE_MEMBERS)
@require_http_methods(["GET", "HEAD"])
@never_cache
def assignments(request: HttpRequest) -> HttpResponse:
    """Those at work, those who may start, those who ended."""
    return _page(request, reader_of(request))


@needs(Right.REPLACE_MEMBERS)
@require_POST
def start_work(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put a presented profile to work; what was typed stands again when it is refused."""
    reader = reader_of(request)
    presentation = presentation_for(uuid, reader.scope)
    if presentation is None:
        raise Http404
    form = StartForm(presentation, list(own_workers(reader.scope)), request.POST)
    if not form.is_valid():
        return _page(request, reader, form, presentation, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        _start(presentation, form, reader)
    except Refused as refused:
        form.refuse(refused.refusals)
        return _page(request, reader, form, presentation, HTTPStatus.CONFLICT)
    number = presentation.number
    messages.success(request, f"Le profil {number} est affecté au bon {presentation.order.number}.")
    return redirect("assignments")


def _start(presentation: Presentation, form: StartForm, reader: Reader) -> None:
    """By taking up from somebody when the profile was presented for that."""
    today = clock.today()
    if not hasattr(presentation, "replaces"):
        start_assignment(form.wanted(), reader.scope, reader.actor, today)
        return
    replacement = presentation.replaces.uuid
    take_up_replacement(replacement, form.wanted(), form.leaver_ends_on, reader.scope, reader.actor, today)


def _page(
    request: HttpRequest,
    reader: Reader,
    typed: StartForm | None = None,
    about: Presentation | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    today = clock.today()
    rows = [row_of(one, today) for one in own_assignments(reader.scope)]
    workers = list(own_workers(reader.scope))
    waiting = list(startable(reader.scope, today))
    starting = [
        (one, typed if typed is not None and about is not None and one.pk == about.pk else StartForm(one, workers))
        for one in waiting
    ]
    is_gone = about is not None and about.pk not in {one.pk for one in waiting}
    context = {
        "at_work": [row for row in rows if not row.is_over],
        "over": [row for row in rows if row.is_over],
        "starting": starting,
        "gone": typed.non_field_errors() if is_gone and typed is not None else (),
        "sentence": sentence_of(rows, len(starting)),
    }
    return render(request, "gouvernail/turnover/assignments.html", context, status=status)


def sentence_of(rows: Sequence[AssignmentRow], starting: int) -> str:
    """« 3 profils en poste ; 1 à remplacer ; 1 peut commencer. »."""
    at_work = [row for row in rows if not row.is_over]
    to_replace = [row for row in rows if hasattr(row.found, "replacement") and row.found.replacement.newcomer is None]
    parts = [wording.counted(len(at_work), "profil en poste", "profils en poste")] if at_work else []
    if to_replace:
        parts.append(f"{len(to_replace)} à remplacer")
    if starting:
        parts.append(wording.counted(starting, "profil peut commencer", "profils peuvent commencer"))
    return ("\N{NO-BREAK SPACE}; ".join(parts) or "Aucun profil n’est en poste") + "."
