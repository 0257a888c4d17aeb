"""The second step of a sign-in: a code, or the enrolment of a telephone when one is demanded."""

from __future__ import annotations

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gouvernail import wording
from gouvernail.actions.enrol_second_factor import enrol_second_factor
from gouvernail.actions.prove_second_factor import Proof, prove_second_factor
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.second_factor.enrolment_secret import forget_secret, secret_of
from gouvernail.pages.sign_in.second_factor.forms import SecondStepForm, TelephoneCodeForm
from gouvernail.pages.sign_in.second_factor.half_open import HalfOpen, entry_of
from gouvernail.pages.sign_in.second_factor.step import count_failure, through_the_door
from gouvernail.records.queries.second_factors import backup_codes_left, has_second_factor
from gouvernail.rules.access import Right
from gouvernail.rules.verdicts import Refused

ENTERED = {Proof.GOOD, Proof.BACKUP}
_REFUSALS = {Proof.WRONG: ("second_factor_code_refused", 422), Proof.TOO_SOON: ("second_factor_too_soon", 429)}


@needs(Right.SEE_PORTFOLIO)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code")
@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for a code; errors count with those of the password."""
    entry = entry_of(request)
    if entry is None:
        return _begin_again(request)
    if not has_second_factor(entry.account):
        return redirect("second_step_enrolment")
    credentials = {"username": entry.account.email}
    if not AxesProxyHandler.is_allowed(request, credentials):
        closed: HttpResponse = get_lockout_response(request, credentials=credentials)
        return closed
    form = SecondStepForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _asked(request, form, 422 if form.is_bound else 200)
    return _judged(request, entry, form)


def _judged(request: HttpRequest, entry: HalfOpen, form: SecondStepForm) -> HttpResponse:
    proof = prove_second_factor(entry.account, form.cleaned_data["code"])
    if proof in ENTERED:
        if proof == Proof.BACKUP:
            left = backup_codes_left(entry.account)
            told = wording.counted(left, "code de secours", "codes de secours")
            messages.warning(request, f"Ce code de secours ne servira plus. Il vous reste {told}.")
        return redirect(through_the_door(request, entry, is_proved=True))
    if proof == Proof.WRONG:
        count_failure(request, entry.account)
    code, status = _REFUSALS[proof]
    form.add_error("code", wording.REFUSALS[code])
    return _asked(request, form, status)


def _asked(request: HttpRequest, form: SecondStepForm, status: int) -> HttpResponse:
    return render(request, "gouvernail/second_step.html", {"form": form}, status=status)


@needs(Right.SEE_PORTFOLIO)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code")
@never_cache
def second_step_enrolment(request: HttpRequest) -> HttpResponse:
    """Enrol a telephone before anything else, when the instance demands one."""
    entry = entry_of(request)
    if entry is None:
        return _begin_again(request)
    if has_second_factor(entry.account):
        return redirect("second_step")
    form = TelephoneCodeForm(request.POST if request.method == "POST" else None)
    secret = secret_of(request, entry.account)
    if form.is_valid():
        try:
            actor = f"account:{entry.account.uuid}"
            codes = enrol_second_factor(entry.account, secret.key, form.cleaned_data["code"], actor=actor)
        except Refused as refused:
            form.add_error("code", wording.refusal_sentence(refused.refusals[0]))
        else:
            forget_secret(request)
            return _codes_once(request, codes, through_the_door(request, entry, is_proved=True))
    context = {"form": form, "secret": secret}
    return render(request, "gouvernail/second_step_enrolment.html", context, status=422 if form.is_bound else 200)


def _codes_once(request: HttpRequest, codes: object, goes_on: str) -> HttpResponse:
    return render(request, "gouvernail/backup_codes.html", {"codes": codes, "goes_on": goes_on})


def _begin_again(request: HttpRequest) -> HttpResponse:
    """Nobody stands before this step, or for too long."""
    if request.method == "POST":
        messages.warning(request, "Cette connexion a expiré avant le second facteur. Recommencez-la.")
    return redirect("sign_in")
