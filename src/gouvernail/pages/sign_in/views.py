"""Coming in, leaving, changing one's password."""

from __future__ import annotations

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gouvernail.actions.change_password import change_password as change
from gouvernail.actions.end_session import end_sessions
from gouvernail.actions.leave import leave
from gouvernail.actions.record_access import record_refusal
from gouvernail.actions.renew_session import renew_session
from gouvernail.notices.mail.deliver import is_configured
from gouvernail.pages.navigation import landing_of
from gouvernail.pages.sign_in.forms import ChangePasswordForm, SignInForm, counted_as
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.pro_connect.hint import hint_of
from gouvernail.pages.sign_in.pro_connect.leaving import leave_provider
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.sign_in.second_factor.half_open import HalfOpen
from gouvernail.pages.sign_in.second_factor.step import after_credentials
from gouvernail.pages.sign_in.sessions.ended import ended_sentence
from gouvernail.records.models import Account
from gouvernail.rules.access import Right
from gouvernail.rules.sign_in import Way


@needs(Right.SEE_PORTFOLIO)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for address and password; too many failures close the door for a while."""
    way = _next(request)
    reader = reader_of(request)
    if reader.account is not None:
        return redirect(way or landing_of(reader))
    if request.method != "POST":
        context = {
            "form": SignInForm(request),
            "next": way,
            "ended": ended_sentence(request),
            "has_mail_server": is_configured(),
        }
        return render(request, "gouvernail/sign_in.html", context)
    typed = counted_as(request.POST.get("username", ""))
    if not AxesProxyHandler.is_allowed(request, {"username": typed}):
        closed: HttpResponse = get_lockout_response(request, credentials={"username": typed})
        return closed
    form = SignInForm(request, data=request.POST)
    if form.is_valid():
        account: Account = form.get_user()
        return after_credentials(request, HalfOpen(account, Way.PASSWORD, way))
    if "username" in form.cleaned_data:
        record_refusal(form.cleaned_data["username"], locked=bool(getattr(request, "axes_locked_out", False)))
    return render(
        request, "gouvernail/sign_in.html", {"form": form, "next": way, "has_mail_server": is_configured()}, status=422
    )


@needs(Right.SEE_PORTFOLIO)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    account = reader_of(request).account
    key, hint = request.session.session_key or "", hint_of(request)
    logout(request)
    if account is not None:
        leave(account, key)
        messages.success(request, "Vous êtes déconnecté.")
    return leave_provider(request, hint)


@needs(Right.KEEP_OWN_ACCOUNT)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("old_password", "new_password1", "new_password2")
@never_cache
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; other sessions of the account end."""
    reader = reader_of(request)
    if reader.account is None:  # pragma: no cover - the right has been checked
        return redirect("sign_in")
    form = ChangePasswordForm(reader.account, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "gouvernail/change_password.html", {"form": form}, status=status)
    change(reader.account, form.cleaned_data["new_password1"], actor=reader.actor)
    before = request.session.session_key or ""
    update_session_auth_hash(request, reader.account)  # rotates the session key
    renew_session(before, request.session.session_key or "")
    end_sessions(reader.account, actor=reader.actor, keep=request.session.session_key or "")
    messages.success(request, "Votre mot de passe est changé. Vos autres connexions sont fermées.")
    return redirect("home")


def _next(request: HttpRequest) -> str:
    """The page of this site to go back to afterwards, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/") else ""  # a bare word would be taken for the name of a page
