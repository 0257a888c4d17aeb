"""A framework agreement created by hand. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import wording
from gouvernail.actions.frameworks.create_framework import NewFramework, create_framework
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.fields import FrenchDateField, LineField
from gouvernail.pages.steering.frameworks.forms import REQUIRED, cents, money_field, siret_field
from gouvernail.records.models import Framework
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.workbook_format.sheets import MOST_MONTHS

_FIELDS = {"siret_wrong": "buyer", "minimum_above_maximum": "minimum", "framework_number_taken": "number"}


class FrameworkForm(forms.Form):
    """A framework; its terms are those of the preset until somebody fills them in."""

    number = LineField(label="Numéro", max_length=100, error_messages=REQUIRED)
    subject = LineField(label="Objet", max_length=500, error_messages=REQUIRED)
    buyer = siret_field("SIRET de l’acheteur")
    notified_on = FrenchDateField(label="Notifié le", error_messages=REQUIRED)
    months = forms.IntegerField(
        label="Durée en mois, reconductions comprises", min_value=1, max_value=MOST_MONTHS, error_messages=REQUIRED
    )
    rule = forms.ChoiceField(
        label="Attribution des bons",
        choices=[("", "Choisissez"), *wording.ATTRIBUTION_RULES.items()],
        error_messages=REQUIRED,
    )
    ceiling = money_field(
        "Montant maximum HT", help_text="En euros\N{NO-BREAK SPACE}; vide, rien ne limitera les commandes."
    )
    minimum = money_field("Montant minimum HT", help_text="En euros ; vide, l’accord-cadre n’en a pas.")
    source = LineField(
        label="Source", required=False, max_length=500, help_text="D’où vient l’information : acte d’engagement, CCAP."
    )

    def new(self) -> NewFramework:
        """What was typed, for the action."""
        typed = self.cleaned_data
        told = (typed["number"], typed["subject"], typed["buyer"], typed["notified_on"], typed["months"])
        limits = (cents(typed["ceiling"]), cents(typed["minimum"]))
        return NewFramework(*told, typed["rule"], typed["source"], *limits)


@needs(Right.KEEP_FRAMEWORKS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_framework(request: HttpRequest) -> HttpResponse:
    """A blank form, the same with what is wrong, or the page of the new framework."""
    form = FrameworkForm(request.POST if request.method == "POST" else None)
    made = _made(form, reader_of(request).actor) if form.is_bound and form.is_valid() else None
    if made is not None:
        messages.success(request, "L’accord-cadre est créé. Renseignez ses titulaires, ses unités et ses prix.")
        return redirect("framework", made.uuid)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "gouvernail/frameworks/new.html", {"form": form}, status=status)


def _made(form: FrameworkForm, actor: str) -> Framework | None:
    try:
        return create_framework(form.new(), actor)
    except Refused as refused:
        for one in refused.refusals:
            form.add_error(_FIELDS.get(one.code), wording.refusal_sentence(one))
        return None
