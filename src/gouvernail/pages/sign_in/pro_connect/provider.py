"""Where the provider's doors are: its discovery document, read with a time-out, checked and kept for a while."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.core.cache import cache

from gouvernail.pages.sign_in.pro_connect.fault import Fault, Faulty

DISCOVERY = "/.well-known/openid-configuration"
KEPT_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Provider:
    """The addresses of a provider; it may offer none to sign out at."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    jwks_uri: str
    end_session_endpoint: str = ""


def discovered() -> Provider:
    """The provider of this instance; raises `Faulty` when it does not answer or answers for another."""
    kept_as = f"pro_connect:{settings.PRO_CONNECT.issuer}"
    provider: Provider | None = cache.get(kept_as)
    if provider is None:
        provider = _read(settings.PRO_CONNECT.issuer)
        cache.set(kept_as, provider, KEPT_SECONDS)
    return provider


def _read(issuer: str) -> Provider:
    try:
        answer = requests.get(
            issuer.rstrip("/") + DISCOVERY, timeout=settings.PRO_CONNECT.timeout_seconds, allow_redirects=False
        )
        told = answer.json() if answer.status_code == requests.codes.ok else None
    except requests.RequestException as error:
        raise Faulty(Fault.UNREACHABLE) from error
    if not isinstance(told, dict):
        raise Faulty(Fault.UNREACHABLE)
    if told.get("issuer") != issuer:
        raise Faulty(Fault.WRONG_ISSUER)
    return Provider(
        issuer=issuer,
        authorization_endpoint=_endpoint(told, "authorization_endpoint"),
        token_endpoint=_endpoint(told, "token_endpoint"),
        userinfo_endpoint=_endpoint(told, "userinfo_endpoint"),
        jwks_uri=_endpoint(told, "jwks_uri"),
        end_session_endpoint=_endpoint(told, "end_session_endpoint") if "end_session_endpoint" in told else "",
    )


def _endpoint(told: dict[str, object], name: str) -> str:
    """An address as safe as the issuer's: never plain HTTP when the issuer speaks HTTPS."""
    address = told.get(name)
    if not isinstance(address, str):
        raise Faulty(Fault.INCOMPLETE)
    if urlsplit(address).scheme not in {"https", urlsplit(settings.PRO_CONNECT.issuer).scheme}:
        raise Faulty(Fault.INCOMPLETE)
    return address
