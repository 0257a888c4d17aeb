"""Signing in by a link sent by e-mail. Opening it changes nothing: a button does, once."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gouvernail import clock, wording
from gouvernail.actions.ask_mail_link import ask_mail_link as ask
from gouvernail.actions.use_mail_link import use_mail_link as use
from gouvernail.jobs.outbox import ask_for_sending
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.pages.sign_in.client_address import client_address
from gouvernail.pages.sign_in.forms import LONGEST_EMAIL
from gouvernail.pages.sign_in.links import address_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.second_factor.half_open import HalfOpen
from gouvernail.pages.sign_in.second_factor.step import after_credentials
from gouvernail.rules.access import Right
from gouvernail.rules.sign_in import MAIL_LINK_MINUTES, Way
from gouvernail.rules.verdicts import Refused


class MailLinkForm(forms.Form):
    """Where to send the link."""

    email = forms.EmailField(
        label="Adresse électronique",
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )


@needs(Right.SEE_PORTFOLIO)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask_mail_link(request: HttpRequest) -> HttpResponse:
    """Send a link, and answer the same whoever has the address."""
    form = MailLinkForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "has_mail_server": is_configured(), "minutes": MAIL_LINK_MINUTES}
    if not form.is_valid() or not is_configured():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return render(request, "gouvernail/ask_mail_link.html", context, status=status)
    try:
        ask(form.cleaned_data["email"], client_address(request), address_of(request, "use_mail_link"))
    except Refused as refused:
        for refusal in refused.refusals:
            form.add_error(None, wording.refusal_sentence(refusal))
        return render(request, "gouvernail/ask_mail_link.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    ask_for_sending(clock.now())
    return render(request, "gouvernail/mail_link_sent.html", context)


@needs(Right.SEE_PORTFOLIO)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def use_mail_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a button; sign in when it is pressed."""
    if request.method != "POST":
        return render(request, "gouvernail/use_mail_link.html")
    try:
        account = use(secret)
    except Refused as refused:
        context = {"sentences": [wording.refusal_sentence(refusal) for refusal in refused.refusals]}
        return render(request, "gouvernail/mail_link_closed.html", context, status=HTTPStatus.GONE)
    return after_credentials(request, HalfOpen(account, Way.MAIL_LINK, ""))
