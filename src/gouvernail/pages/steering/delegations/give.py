"""Recording a delegation of signature. Domain invariant 13."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.give_delegation import GivenDelegation, give_delegation
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.steering.fields import FrenchDateField, FrenchDecimalField, LineField, hundredths
from gouvernail.records.queries.choices import framework_choices
from gouvernail.records.queries.delegations import possible_signatories
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.workbook_format.sheets import MOST_CENTS

_REQUIRED = {"required": "Ce champ est nécessaire."}
_FIELDS = {
    "delegation_right_unknown": "right",
    "delegation_role": "account",
    "delegation_account_unknown": "account",
    "delegation_account_suspended": "account",
    "delegation_framework_unknown": "framework",
    "delegation_product_unknown": "product",
    "delegation_source_missing": "source",
    "delegation_ends_before": "until_on",
    "delegation_no_amount": "most",
}


class DelegationForm(forms.Form):
    """A delegation; what is left empty does not bound it."""

    account = forms.ChoiceField(label="Qui signera", error_messages=_REQUIRED)
    right = forms.ChoiceField(
        label="Pour",
        choices=[("", "Choisissez"), *wording.DELEGATED_RIGHTS.items()],
        error_messages=_REQUIRED,
    )
    source = LineField(
        label="Acte qui donne la délégation",
        max_length=300,
        help_text="Son nom et sa date, par exemple : arrêté du 5 janvier 2026. Personne ne signe sur sa seule parole.",
        error_messages=_REQUIRED,
    )
    from_on = FrenchDateField(label="À partir du", error_messages=_REQUIRED)
    until_on = FrenchDateField(label="Jusqu’au, inclus", required=False)
    framework = forms.ChoiceField(label="Accord-cadre", required=False)
    product = LineField(
        label="Produit",
        required=False,
        max_length=300,
        help_text="Son identifiant, par exemple carte-des-aides ; vide, tous.",
    )
    most = FrenchDecimalField(
        label="Montant limite de chaque décision, HT",
        required=False,
        min_value=0,
        max_value=MOST_CENTS // 100,
        help_text="En euros ; vide, sans limite.",
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        people = [
            (str(one.uuid), f"{one.name} ({one.email})" if one.name else one.email) for one in possible_signatories()
        ]
        self.fields["account"].choices = [("", "Choisissez"), *people]  # type: ignore[attr-defined]
        self.fields["framework"].choices = [("", "Tous"), *framework_choices()]  # type: ignore[attr-defined]

    def given(self) -> GivenDelegation:
        """What was typed, for the action."""
        typed = self.cleaned_data
        return GivenDelegation(
            account=UUID(typed["account"]),
            right=typed["right"],
            source=typed["source"],
            from_on=typed["from_on"],
            until_on=typed["until_on"],
            framework=typed["framework"],
            product=typed["product"],
            most_cents=None if typed["most"] is None else hundredths(typed["most"]),
        )


@needs(Right.KEEP_DELEGATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_delegation(request: HttpRequest) -> HttpResponse:
    """A blank form, the same with what is wrong, or the list with the new one."""
    if request.method != "POST":
        return _page(request, DelegationForm(initial={"from_on": f"{clock.today():%d/%m/%Y}"}))
    form = DelegationForm(request.POST)
    if form.is_valid() and _is_given(form, reader_of(request).actor):
        messages.success(request, "La délégation est inscrite. Le journal en garde la trace.")
        return redirect("delegations")
    return _page(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def _is_given(form: DelegationForm, actor: str) -> bool:
    try:
        give_delegation(form.given(), actor)
    except Refused as refused:
        for one in refused.refusals:
            form.add_error(_FIELDS.get(one.code), wording.refusal_sentence(one))
        return False
    return True


def _page(request: HttpRequest, form: DelegationForm, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    return render(request, "gouvernail/delegations/new.html", {"form": form}, status=status)
