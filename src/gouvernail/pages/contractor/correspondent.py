"""The permanent correspondent, named by the contractor itself: append-only. CCTP 4.1 (4.1-correspondent)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.frameworks.name_correspondent import name_correspondent
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.fields import FrenchDateField, LineField
from gouvernail.records.models import Contractor, Framework
from gouvernail.records.queries.frameworks.holders import held_by, namings_of
from gouvernail.rules.access import Right
from gouvernail.rules.correspondents import Naming
from gouvernail.rules.verdicts import Refused

_REQUIRED = {"required": "Ce champ est nécessaire."}
_FIELDS = {"correspondent_in_future": "since_on", "correspondent_before_last": "since_on"}
_Held = tuple[Framework, Contractor]


class OwnCorrespondentForm(forms.Form):
    """Who watches over execution for us, in which framework; ``seen`` says whom the page showed."""

    held = forms.ChoiceField(label="Accord-cadre", error_messages=_REQUIRED)
    name = LineField(label="Nom", max_length=200, error_messages=_REQUIRED)
    email = forms.EmailField(label="Adresse électronique", max_length=254, error_messages=_REQUIRED)
    telephone = LineField(label="Téléphone", required=False, max_length=40)
    since_on = FrenchDateField(label="Depuis le", error_messages=_REQUIRED)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, held: list[_Held], seen: str, data: Any = None) -> None:
        super().__init__(data, initial={"seen": seen, "since_on": f"{clock.today():%d/%m/%Y}"})
        choices = [(str(place), _held_words(one, held)) for place, one in enumerate(held)]
        self.fields["held"].choices = [*([("", "Choisissez")] if len(held) > 1 else []), *choices]  # type: ignore[attr-defined]


def _held_words(one: _Held, held: list[_Held]) -> str:
    framework, contractor = one
    is_alone = len({each.pk for _, each in held}) == 1
    return framework.number if is_alone else f"{framework.number}, {contractor.name}"


@needs(Right.NAME_CORRESPONDENT)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def own_correspondent(request: HttpRequest) -> HttpResponse:
    """Who is named in each framework, who was, and a form to name another."""
    reader = reader_of(request)
    if not reader.scope.contractor_ids:
        raise Http404
    held = list(held_by(reader.scope.contractor_ids))
    rows = [(*one, namings_of(one[0]).get(one[1].pk, ())) for one in held]
    seen = ",".join(str(namings[0].pk if namings else 0) for _, _, namings in rows)
    form = OwnCorrespondentForm(held, seen, request.POST if request.method == "POST" else None)
    status = _named(form, held, reader.actor) if form.is_bound else HTTPStatus.OK
    if status is None:
        messages.success(request, "Le correspondant permanent est désigné.")
        return redirect("own_correspondent")
    context = {"form": form, "rows": rows, "missing": sum(not namings for _, _, namings in rows)}
    return render(request, "gouvernail/contractor/correspondent.html", context, status=status)


def _named(form: OwnCorrespondentForm, held: list[_Held], actor: str) -> HTTPStatus | None:
    if not form.is_valid():
        return HTTPStatus.UNPROCESSABLE_ENTITY
    typed = form.cleaned_data
    place = int(typed["held"])
    naming = Naming(typed["name"], typed["email"], typed["telephone"], typed["since_on"])
    seen = _seen(typed["seen"], place)
    try:
        name_correspondent(*held[place], naming, seen=seen, actor=actor, on=clock.today())
    except Refused as refused:
        for one in refused.refusals:
            sentence = f"{wording.refusal_sentence(one)} ({wording.clause_words(one.clause)})"
            form.add_error(_FIELDS.get(one.code), sentence)
        is_stale = any(one.code == "correspondent_changed" for one in refused.refusals)
        return HTTPStatus.CONFLICT if is_stale else HTTPStatus.UNPROCESSABLE_ENTITY
    return None


def _seen(text: str, place: int) -> int:
    """The id of the naming that the page showed for that framework; -1 when it says nothing that can be read."""
    parts = text.split(",")
    part = parts[place] if place < len(parts) else ""
    return int(part) if part.isascii() and part.isdigit() and len(part) < 19 else -1
