"""One's own second factor: enrol a telephone, renew the backup codes, remove it."""

from __future__ import annotations

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gouvernail import wording
from gouvernail.actions.enrol_second_factor import enrol_second_factor
from gouvernail.actions.prove_second_factor import Proof, prove_second_factor
from gouvernail.actions.remove_second_factor import remove_second_factor as remove
from gouvernail.actions.renew_backup_codes import renew_backup_codes as renew
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.reader import Reader, reader_of
from gouvernail.pages.sign_in.second_factor.enrolment_secret import forget_secret, secret_of
from gouvernail.pages.sign_in.second_factor.forms import CodeForm, RemovalForm, TelephoneCodeForm
from gouvernail.pages.sign_in.second_factor.mark import forget_shown, mark_shown
from gouvernail.pages.sign_in.second_factor.step import count_failure
from gouvernail.records.models import Account
from gouvernail.records.queries.second_factors import backup_codes_left, has_second_factor
from gouvernail.rules.access import Right
from gouvernail.rules.second_factor import Demand, is_demanded_of
from gouvernail.rules.verdicts import Refused

_REFUSALS = {Proof.WRONG: "second_factor_code_refused", Proof.TOO_SOON: "second_factor_too_soon"}


@needs(Right.KEEP_OWN_ACCOUNT)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code")
@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """Show what is enrolled; without anything, enrol a telephone."""
    reader, account = _own(request)
    if has_second_factor(account):
        return _shown(request, _renewal(), _removal(account), status=200 if request.method != "POST" else 409)
    form = TelephoneCodeForm(request.POST if request.method == "POST" else None)
    secret = secret_of(request, account)
    if form.is_valid():
        try:
            codes = enrol_second_factor(account, secret.key, form.cleaned_data["code"], actor=reader.actor)
        except Refused as refused:
            form.add_error("code", wording.refusal_sentence(refused.refusals[0]))
        else:
            forget_secret(request)
            mark_shown(request)
            return _codes_once(request, codes)
    context = {"form": form, "secret": secret, "is_demanded": _is_demanded(reader)}
    return render(request, "gouvernail/second_factor_enrolment.html", context, status=422 if form.is_bound else 200)


@needs(Right.KEEP_OWN_ACCOUNT)
@require_POST
@sensitive_post_parameters("code")
@never_cache
def renew_backup_codes(request: HttpRequest) -> HttpResponse:
    """Show new backup codes once, against a code."""
    reader, account = _own(request)
    form = _renewal(request.POST)
    if not has_second_factor(account):
        return redirect("second_factor")
    if not _is_open(request, account):
        return _closed(request, account)
    if form.is_valid() and _is_proved(request, account, form):
        return _codes_once(request, renew(account, actor=reader.actor))
    return _shown(request, form, _removal(account), status=422)


@needs(Right.KEEP_OWN_ACCOUNT)
@require_POST
@sensitive_post_parameters("password", "code")
@never_cache
def remove_second_factor(request: HttpRequest) -> HttpResponse:
    """Remove the telephone and the backup codes, against the password and a code."""
    reader, account = _own(request)
    form = _removal(account, request.POST)
    if not has_second_factor(account):
        return redirect("second_factor")
    if not _is_open(request, account):
        return _closed(request, account)
    if form.is_valid() and _is_password_right(request, account, form) and _is_proved(request, account, form):
        remove(account, actor=reader.actor)
        forget_shown(request)
        messages.success(request, "Votre téléphone n’est plus enregistré, et vos codes de secours ne servent plus.")
        return redirect("second_factor")
    return _shown(request, _renewal(), form, status=422)


def _renewal(data: QueryDict | None = None) -> CodeForm:
    return CodeForm(data, auto_id="renewal_%s")


def _removal(account: Account, data: QueryDict | None = None) -> RemovalForm:
    return RemovalForm(data, has_password=account.has_usable_password())


def _own(request: HttpRequest) -> tuple[Reader, Account]:
    reader = reader_of(request)
    if reader.account is None:  # pragma: no cover - the right has been checked
        raise LookupError
    return reader, reader.account


def _is_demanded(reader: Reader) -> bool:
    return is_demanded_of(reader.roles, Demand(settings.SECOND_FACTOR))


def _is_open(request: HttpRequest, account: Account) -> bool:
    return bool(AxesProxyHandler.is_allowed(request, {"username": account.email}))


def _closed(request: HttpRequest, account: Account) -> HttpResponse:
    closed: HttpResponse = get_lockout_response(request, credentials={"username": account.email})
    return closed


def _is_password_right(request: HttpRequest, account: Account, form: Form) -> bool:
    if "password" not in form.fields or account.check_password(form.cleaned_data["password"]):
        return True
    count_failure(request, account)
    form.add_error("password", wording.REFUSALS["second_factor_password_wrong"])
    return False


def _is_proved(request: HttpRequest, account: Account, form: Form) -> bool:
    proof = prove_second_factor(account, form.cleaned_data["code"])
    if proof not in _REFUSALS:
        return True
    if proof == Proof.WRONG:
        count_failure(request, account)
    form.add_error("code", wording.REFUSALS[_REFUSALS[proof]])
    return False


def _shown(request: HttpRequest, renewal: Form, removal: Form, status: int) -> HttpResponse:
    reader, account = _own(request)
    context: dict[str, Any] = {
        "renewal": renewal,
        "removal": removal,
        "codes_left": backup_codes_left(account),
        "is_demanded": _is_demanded(reader),
    }
    return render(request, "gouvernail/second_factor.html", context, status=status)


def _codes_once(request: HttpRequest, codes: object) -> HttpResponse:
    return render(request, "gouvernail/backup_codes.html", {"codes": codes, "goes_on": ""})
