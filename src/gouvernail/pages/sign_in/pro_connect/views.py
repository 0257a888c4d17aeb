"""Signing in with ProConnect: going to the provider, and coming back with its answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from mozilla_django_oidc.views import OIDCAuthenticationRequestView

from gouvernail import clock, wording
from gouvernail.actions.record_identity_refusal import record_identity_refusal
from gouvernail.pages.navigation import landing_of
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.sign_in.pro_connect.backend import ProConnectBackend
from gouvernail.pages.sign_in.pro_connect.fault import Fault, Faulty
from gouvernail.pages.sign_in.pro_connect.library_settings import library_settings
from gouvernail.pages.sign_in.pro_connect.provider import Provider, discovered
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.pages.sign_in.second_factor.half_open import HalfOpen
from gouvernail.pages.sign_in.second_factor.step import after_credentials
from gouvernail.records.models import Account
from gouvernail.rules.access import Right
from gouvernail.rules.sign_in import Way
from gouvernail.rules.verdicts import Refused

#: Longer than anybody takes to sign in at the provider.
STATE_LASTS = timedelta(minutes=30)
#: Under these names the library keeps what it has asked, and where to go afterwards.
ASKED, WANTED = "oidc_states", "oidc_login_next"

#: These say nothing of anybody: somebody changed their mind, or a machine is down.
UNREMARKABLE = frozenset({Fault.CANCELLED, Fault.UNREACHABLE})
_STATUSES = {Fault.CANCELLED: 200, Fault.STALE: 409, Fault.UNREACHABLE: 503}


class _Departure(OIDCAuthenticationRequestView):  # type: ignore[misc]  # the library tells no types
    """The request of the library, with our settings alone."""

    provider: Provider | None = None  # as_view takes only what the class names

    def __init__(self, **kwargs: Any) -> None:
        self._settings = library_settings(kwargs["provider"])
        super().__init__(**kwargs)

    def get_settings(self, attr: str, *args: Any) -> Any:
        """Our settings alone."""
        return self._settings.get(attr, *args)


class _Asked(NamedTuple):
    """What was sent with the request that this answer belongs to."""

    nonce: str
    code_verifier: str | None


@needs(Right.SEE_PORTFOLIO)
@require_http_methods(["GET"])
@never_cache
def pro_connect(request: HttpRequest) -> HttpResponse:
    """Go and sign in at the provider."""
    _require_configured()
    reader = reader_of(request)
    if reader.account is not None:
        return redirect(landing_of(reader))
    try:
        provider = discovered()
    except Faulty as faulty:
        return _refused(request, faulty.fault)
    departure: HttpResponse = _Departure.as_view(provider=provider)(request)
    return departure


@needs(Right.SEE_PORTFOLIO)
@require_http_methods(["GET"])
@never_cache
def pro_connect_return(request: HttpRequest) -> HttpResponse:
    """Come back from the provider: every check, then the second step or the door."""
    _require_configured()
    try:
        asked = _taken(request)
        backend = ProConnectBackend(discovered())
        account = _account(request, backend, asked)
    except Faulty as faulty:
        return _refused(request, faulty.fault)
    if isinstance(account, Refused):
        return _sent_away(request, backend, account)
    wanted = str(request.session.pop(WANTED, None) or "")
    entry = HalfOpen(account, Way.PRO_CONNECT, wanted, hint=backend.id_token)
    is_proved = bool(backend.acr) and backend.acr in settings.PRO_CONNECT.strong_acr
    return after_credentials(request, entry, is_proved=is_proved)


def _require_configured() -> None:
    if not settings.PRO_CONNECT.is_on:
        raise Http404


def _taken(request: HttpRequest) -> _Asked:
    """What this browser asked with this state; taken once. Raises `Faulty`."""
    begun = request.session.get(ASKED) or {}
    kept = begun.pop(request.GET.get("state", ""), None)
    if begun or kept:
        request.session[ASKED] = begun
        request.session.save()  # before the network: the same answer may be on its way twice
    if kept is None or clock.now().timestamp() - kept["added_on"] > STATE_LASTS.total_seconds():
        raise Faulty(Fault.STALE)
    if request.GET.get("iss", settings.PRO_CONNECT.issuer) != settings.PRO_CONNECT.issuer:
        raise Faulty(Fault.WRONG_ISSUER)
    if request.GET.get("error") or not request.GET.get("code"):
        raise Faulty(Fault.CANCELLED)
    return _Asked(kept["nonce"], kept["code_verifier"])


def _account(request: HttpRequest, backend: ProConnectBackend, asked: _Asked) -> Account | Refused:
    """The account that the provider's answer opens, or why none does; raises `Faulty`."""
    try:
        account: Account | None = backend.authenticate(request, nonce=asked.nonce, code_verifier=asked.code_verifier)
    except Refused as refused:
        return refused
    if account is None:
        raise Faulty(Fault.INCOMPLETE)
    return account


def _refused(request: HttpRequest, fault: Fault) -> HttpResponse:
    """The page of an answer that opens nothing.

    It is journalled when this browser had asked for one, once per asking: otherwise anybody could fill the journal.
    """
    if ASKED in request.session and fault not in UNREMARKABLE:
        del request.session[ASKED]
        record_identity_refusal(fault.value)
    return _not_in(request, wording.FAULTS[fault.value], _STATUSES.get(fault, 403))


def _sent_away(request: HttpRequest, backend: ProConnectBackend, refused: Refused) -> HttpResponse:
    """The page of somebody whom the provider knows and to whom no account opens."""
    first = refused.refusals[0]
    known = backend.identity
    if known is not None:
        record_identity_refusal(first.code, issuer=known.issuer, subject=known.subject, email=known.email)
    return _not_in(request, wording.refusal_sentence(first), 403)


def _not_in(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "gouvernail/pro_connect_refused.html", {"sentence": sentence}, status=status)
