"""Answering an invitation. Opening the link changes nothing: mail scanners open every link before its reader."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.accept_invitation import Newcomer, accept_invitation
from gouvernail.actions.invite import offer_of, why_not_from
from gouvernail.actions.secret import digest_of
from gouvernail.pages.navigation import landing_of
from gouvernail.pages.sign_in.forms import STRONG_ENOUGH
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import read_again, reader_of
from gouvernail.pages.sign_in.second_factor.half_open import HalfOpen
from gouvernail.pages.sign_in.second_factor.step import after_credentials
from gouvernail.pages.steering.fields import LineField
from gouvernail.records.models import Account, Invitation
from gouvernail.records.queries.invitations import facts_of, has_account, invitation_of
from gouvernail.rules.access import Right
from gouvernail.rules.invitations import state_of, why_not_answer
from gouvernail.rules.sign_in import Way
from gouvernail.rules.verdicts import Refusal, Refused


class NewcomerForm(SetPasswordForm):  # type: ignore[type-arg]  # generic for the checker only
    """A name, and a password twice, strong enough."""

    name = LineField(
        label="Votre nom, tel que vos collègues le liront",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["name", "new_password1", "new_password2"]

    def __init__(self, invitation: Invitation, data: QueryDict | None = None) -> None:
        super().__init__(Account(email=invitation.email), data, initial={"name": invitation.name})
        self.fields["new_password1"].label = "Mot de passe"
        self.fields["new_password2"].label = "Le même mot de passe, encore une fois"
        self.fields["new_password1"].help_text = STRONG_ENOUGH
        self.fields["new_password2"].help_text = ""

    def clean_name(self) -> str:
        """The name counts when the password is compared with it."""
        name = str(self.cleaned_data["name"])
        self.user.name = name
        return name


@needs(Right.SEE_PORTFOLIO)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("new_password1", "new_password2")
@never_cache
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Say who invites to what, and accept."""
    found = invitation_of(digest_of(secret))
    if found is None:
        return _closed(request, [Refusal("invitation_unknown", "4.2-device")], HTTPStatus.NOT_FOUND)
    if refusals := why_not_answer(state_of(facts_of(found), clock.now())) or why_not_from(found):
        return _closed(request, refusals, HTTPStatus.GONE)
    reader = reader_of(request)
    form = None if has_account(found.email) else NewcomerForm(found, request.POST or None)
    context = {
        "invitation": found,
        "offer": offer_of(found),
        "form": form,
        "is_addressee": reader.account is not None and reader.account.email == found.email,
    }
    if request.method != "POST":
        return render(request, "gouvernail/invitation.html", context)
    if not (form.is_valid() if form else context["is_addressee"]):
        return render(request, "gouvernail/invitation.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return _accepted(request, secret, form)
    except Refused as refused:
        return _closed(request, refused.refusals, HTTPStatus.GONE)


def _accepted(request: HttpRequest, secret: str, form: NewcomerForm | None) -> HttpResponse:
    if form is not None:
        told = form.cleaned_data
        account = accept_invitation(secret, Newcomer(told["name"], told["new_password1"]))
        return after_credentials(request, HalfOpen(account, Way.INVITATION, ""))
    account_now = reader_of(request).account
    if account_now is None:
        raise Refused(Refusal("invitation_needs_sign_in", "4.2-device"))
    accept_invitation(secret, account_now)
    messages.success(request, "L’invitation est acceptée.")
    return redirect(landing_of(read_again(request)))


def _closed(request: HttpRequest, refusals: Iterable[Refusal], status: HTTPStatus) -> HttpResponse:
    sentences = [wording.refusal_sentence(refusal) for refusal in refusals]
    return render(request, "gouvernail/invitation_closed.html", {"sentences": sentences}, status=status)
