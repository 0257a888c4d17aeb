"""Presenting people: what waits, what is asked, a new profile with its references. CCTP 4.2 (4.2-recusal)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from gouvernail import clock, wording
from gouvernail.actions.presentations.complete_references import complete_references
from gouvernail.actions.presentations.forget_people import erase_person
from gouvernail.actions.presentations.present import Proposal, present
from gouvernail.actions.presentations.withdraw import withdraw
from gouvernail.pages.presented.files import ReferencesField, download, handed, references_hint, why_unread
from gouvernail.pages.presented.rows import matrix_of, row_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.steering.fields import LineField
from gouvernail.records.models import OrderLine, Presentation, Replacement
from gouvernail.records.queries.presentations.seen_by import (
    kinds_of,
    lines_to_staff,
    own,
    own_reference,
    own_replacement,
)
from gouvernail.rules.access import Right
from gouvernail.rules.lifecycle import PresentationState
from gouvernail.rules.presentations import ProposedProfile, why_not_complete, why_not_withdraw
from gouvernail.rules.presentations.proposing import MOST_LETTERS
from gouvernail.rules.skills import skills_asked
from gouvernail.rules.verdicts import Refused
from gouvernail.wording.teams import SKILL_LEVELS, SKILLS

PAGE_SIZE = 50
_LEVELS = [("", "Choisissez"), *((str(level), words) for level, words in SKILL_LEVELS.items())]


class ProfileForm(forms.Form):
    """A profile, who it is, the level of each skill that its unit asks for, and its references."""

    profile = LineField(label="Profil", max_length=MOST_LETTERS, help_text="Par exemple « développeuse confirmée ».")
    name = LineField(
        label="Nom de la personne",
        max_length=MOST_LETTERS,
        help_text="Lu par qui décide ; effacé avec les références après une récusation. Le journal ne le garde pas.",
    )
    worker = LineField(label="Son identifiant chez vous", max_length=MOST_LETTERS, required=False)
    references = ReferencesField()

    def __init__(self, line: OrderLine, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = skills_asked([line.work_unit.kind])
        for skill in self._asked:
            self.fields[f"c-{skill}"] = forms.ChoiceField(
                label=f"Compétence : {SKILLS[skill]}", choices=_LEVELS, error_messages={"required": "Choisissez."}
            )
        self.order_fields(["profile", "name", "worker", *(f"c-{skill}" for skill in self._asked), "references"])

    @property
    def told(self) -> ProposedProfile:
        """The profile as it was told."""
        levels = {skill.value: int(self.cleaned_data[f"c-{skill}"]) for skill in self._asked}
        return ProposedProfile(self.cleaned_data["profile"], self.cleaned_data["name"], levels)


class CompletingForm(forms.Form):
    """The references that were missing."""

    references = ReferencesField()


@needs(Right.PRESENT_TEAM)
@require_http_methods(["GET", "HEAD"])
def own_presentations(request: HttpRequest) -> HttpResponse:
    """The profiles presented, those to complete first."""
    on = clock.today()
    rows = [row_of(one, on) for one in own(reader_of(request).scope)]
    rank = {PresentationState.INCOMPLETE: 0, PresentationState.COMPLETE: 1}
    rows.sort(key=lambda row: (rank.get(row.state, 2), row.clock.deadline_on if row.is_waiting else on))
    context = {
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "incomplete_count": sum(row.state == PresentationState.INCOMPLETE for row in rows),
        "waiting_count": sum(row.is_waiting for row in rows),
    }
    return render(request, "gouvernail/teams/own_presentations.html", context)


@needs(Right.PRESENT_TEAM)
@csrf_exempt  # protected below, once the size is known: reading the token reads the whole file
@require_http_methods(["GET", "HEAD", "POST"])
def new_presentation(request: HttpRequest) -> HttpResponse:
    """Choose a line, then tell the profile and join its references."""
    answer: HttpResponse = why_unread(request) or _new_presentation(request)
    return answer


@csrf_protect
def _new_presentation(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    replacement = _replacement(request, reader)
    lines = lines_to_staff(reader.scope)
    wanted = request.GET.get("ligne", "") or _line_left(replacement)
    line = next((each for each in lines if str(each.uuid) == wanted), None)
    if line is None:
        bon = request.GET.get("bon", "")
        if replacement is not None:
            bon = str(replacement.leaver.order.uuid)
        shown = [each for each in lines if not bon or str(each.order.uuid) == bon]
        context = {"lines": shown, "replacement": replacement}
        return render(request, "gouvernail/teams/choose_line.html", context)
    if request.method != "POST":
        return _form_page(request, line, ProfileForm(line), replacement)
    form = ProfileForm(line, request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(request, line, form, replacement, status=422)
    told = Proposal(line.order, form.told, line, form.cleaned_data["worker"], replacement)
    try:
        one = present(told, handed(form.cleaned_data["references"]), reader.scope, reader.actor)
    except Refused as refused:
        for each in refused.refusals:
            form.add_error(None, wording.refusal_sentence(each))
        return _form_page(request, line, form, replacement, status=422)
    messages.success(request, f"Le profil n°\N{NO-BREAK SPACE}{one.number} est présenté : le délai court.")
    return redirect("own_presentation", one.uuid)


def _replacement(request: HttpRequest, reader: Reader) -> Replacement | None:
    try:
        uuid = UUID(request.GET["remplace"])
    except (KeyError, ValueError):
        return None
    found = own_replacement(uuid, reader.scope)
    if found is None:
        raise Http404
    return found


def _line_left(replacement: Replacement | None) -> str:
    """The line of who leaves, when there is one."""
    line = replacement.leaver.line if replacement else None
    return str(line.uuid) if line else ""


def _form_page(
    request: HttpRequest, line: OrderLine, form: ProfileForm, replacement: Replacement | None, status: int = 200
) -> HttpResponse:
    context = {"line": line, "form": form, "replacement": replacement, "hint": references_hint()}
    return render(request, "gouvernail/teams/new_presentation.html", context, status=status)


def _own_or_404(request: HttpRequest, uuid: UUID) -> Presentation:
    one = own(reader_of(request).scope).filter(uuid=uuid).first()
    if one is None:
        raise Http404
    return one


@needs(Right.PRESENT_TEAM)
@require_http_methods(["GET", "HEAD"])
def own_presentation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One profile: where it stands, its references, what can still be done."""
    return _page(request, _own_or_404(request, uuid), CompletingForm())


def _page(
    request: HttpRequest, one: Presentation, form: CompletingForm, why: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    on = clock.today()
    row = row_of(one, on)
    context = {
        "one": one,
        "row": row,
        "form": form,
        "why": why,
        "hint": references_hint(),
        "matrix": matrix_of([one], kinds_of(one)),
        "may_complete": not why_not_complete(row.facts, on),
        "may_withdraw": not why_not_withdraw(row.facts, on),
        "may_erase": bool(one.person.name) and bool(why_not_withdraw(row.facts, on)),
    }
    return render(request, "gouvernail/teams/own_presentation.html", context, status=status)


@needs(Right.PRESENT_TEAM)
@csrf_exempt  # protected below, once the size is known
@require_POST
def own_presentation_completion(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Join the references that were missing."""
    one = _own_or_404(request, uuid)
    answer: HttpResponse = why_unread(request) or _completed(request, one)
    return answer


@csrf_protect
def _completed(request: HttpRequest, one: Presentation) -> HttpResponse:
    form = CompletingForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, one, form, status=422)
    reader = reader_of(request)

    def complete() -> None:
        complete_references(one.pk, handed(form.cleaned_data["references"]), reader.scope, reader.actor)

    return _done(request, one, complete, "Les références sont complètes : le délai court.")


@needs(Right.PRESENT_TEAM)
@require_POST
def own_presentation_withdrawal(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a profile back."""
    one, reader = _own_or_404(request, uuid), reader_of(request)
    return _done(request, one, lambda: withdraw(one.pk, reader.scope, reader.actor), "Le profil est retiré.")


@needs(Right.PRESENT_TEAM)
@require_POST
def own_presentation_erasure(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Erase a person; the profile stays."""
    one, reader = _own_or_404(request, uuid), reader_of(request)
    return _done(request, one, lambda: erase_person(one.pk, reader.scope, reader.actor), "La personne est effacée.")


def _done(request: HttpRequest, one: Presentation, deed: Callable[[], None], said: str) -> HttpResponse:
    try:
        deed()
    except Refused as refused:
        why = tuple(wording.refusal_sentence(each) for each in refused.refusals)
        return _page(request, _own_or_404(request, one.uuid), CompletingForm(), why, 409)
    messages.success(request, said)
    return redirect("own_presentation", one.uuid)


@needs(Right.PRESENT_TEAM)
@require_http_methods(["GET", "HEAD"])
def own_presentation_reference(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A PDF that the reader's own contractor handed over."""
    return download(own_reference(uuid, reader_of(request).scope))
