"""The code flow of mozilla-django-oidc, with what ProConnect asks beyond it.

The library checks neither issuer nor audience, lets an expired token raise, matches people on their address and reads
Django's settings, which may weaken it. Here each of these is closed. Decision 0008.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jwt
import requests
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from gouvernail.actions.match_identity import Identity, match_identity
from gouvernail.pages.sign_in.pro_connect.fault import Fault, Faulty
from gouvernail.pages.sign_in.pro_connect.library_settings import library_settings
from gouvernail.pages.sign_in.pro_connect.provider import Provider
from gouvernail.pages.sign_in.pro_connect.token import Expected, algorithm_checked, claims_of
from gouvernail.records.models import Account

_OF_ID_TOKEN = ("iss", "aud", "sub", "exp", "iat", "nonce")
_OF_USERINFO = ("iss", "aud", "sub")


class ProConnectBackend(OIDCAuthenticationBackend):  # type: ignore[misc]  # the library tells no types
    """One sign-in: after ``authenticate``, ``id_token``, ``acr`` and ``identity`` say what the provider answered."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._settings = library_settings(provider)
        self.id_token = ""
        self.acr = ""
        self.identity: Identity | None = None
        super().__init__()

    def get_settings(self, attr: str, *args: Any) -> Any:
        """Our settings alone: a stray one of Django's could switch a check off."""
        return self._settings.get(attr, *args)

    def get_token(self, payload: dict[str, Any]) -> dict[str, Any]:
        """The answer to the code; a code that has served is refused by the provider."""
        try:
            told = super().get_token(payload)
        except requests.HTTPError as error:
            raise Faulty(_fault_of_status(error.response)) from error
        except requests.RequestException as error:
            raise Faulty(Fault.UNREACHABLE) from error
        if not isinstance(told, dict) or not all(
            isinstance(told.get(name), str) for name in ("id_token", "access_token")
        ):
            raise Faulty(Fault.INCOMPLETE)
        return told

    def verify_token(self, token: str, **kwargs: Any) -> Mapping[str, Any]:
        """What the identity token says, once everything that it says of itself is right, its nonce included."""
        claims = self._claims(token, _OF_ID_TOKEN)
        if not kwargs.get("nonce") or claims["nonce"] != kwargs["nonce"]:
            raise Faulty(Fault.WRONG_NONCE)
        return claims

    def get_userinfo(self, access_token: str, id_token: str, payload: Mapping[str, Any]) -> Mapping[str, Any]:  # noqa: ARG002
        """What the provider tells of the person: a token signed like the other, about the same person."""
        try:
            answer = requests.get(
                self._provider.userinfo_endpoint,
                headers={"Authorization": f"Bearer {access_token}"},
                timeout=settings.PRO_CONNECT.timeout_seconds,
            )
        except requests.RequestException as error:
            raise Faulty(Fault.UNREACHABLE) from error
        if answer.status_code != requests.codes.ok:
            raise Faulty(_fault_of_status(answer))
        if not answer.headers.get("content-type", "").lower().startswith("application/jwt"):
            raise Faulty(Fault.WRONG_ALGORITHM)
        told = self._claims(answer.text, _OF_USERINFO)
        if told["sub"] != payload["sub"]:
            raise Faulty(Fault.WRONG_SUBJECT)
        return told

    def get_or_create_user(self, access_token: str, id_token: str, payload: Mapping[str, Any]) -> Account:
        """The account of this person; never a new one. Raises `Refused`."""
        told = self.get_userinfo(access_token, id_token, payload)
        self.id_token, self.acr = id_token, str(payload.get("acr") or "")
        self.identity = Identity(
            issuer=self._provider.issuer,
            subject=str(payload["sub"]),
            email=str(told.get("email") or "").strip(),
            is_email_verified=_is_verified(told),
        )
        return match_identity(self.identity)

    def _claims(self, token: str, required: tuple[str, ...]) -> Mapping[str, Any]:
        expected = Expected(
            self._provider.issuer, settings.PRO_CONNECT.client_id, settings.PRO_CONNECT.algorithm, required
        )
        algorithm_checked(token, expected)
        return claims_of(token, self._key_of(token), expected)

    def _key_of(self, token: str) -> Any:
        try:
            return self.retrieve_matching_jwk(token)
        except requests.RequestException as error:
            raise Faulty(Fault.UNREACHABLE) from error
        except (SuspiciousOperation, KeyError, TypeError, jwt.PyJWTError) as error:
            raise Faulty(Fault.UNKNOWN_KEY) from error


def _fault_of_status(answer: requests.Response | None) -> Fault:
    is_refused = answer is not None and 400 <= answer.status_code < 500
    return Fault.CODE_REFUSED if is_refused else Fault.UNREACHABLE


def _is_verified(told: Mapping[str, Any]) -> bool | None:
    """What is said of the address; anything but a plain « true » is a no."""
    return told["email_verified"] is True if "email_verified" in told else None
