"""Read a signed token of the provider: the library checks its signature and all that it says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jwt

from gouvernail.pages.sign_in.pro_connect.fault import Fault, Faulty

#: Clocks of two servers differ by a little.
SKEW_SECONDS = 30
#: From the particular to the general: the first that fits names the fault.
_FAULTS: tuple[tuple[type[Exception], Fault], ...] = (
    (jwt.ExpiredSignatureError, Fault.EXPIRED),
    (jwt.ImmatureSignatureError, Fault.NOT_YET),
    (jwt.InvalidIssuerError, Fault.WRONG_ISSUER),
    (jwt.InvalidAudienceError, Fault.WRONG_AUDIENCE),
    (jwt.MissingRequiredClaimError, Fault.INCOMPLETE),
    (jwt.InvalidAlgorithmError, Fault.WRONG_ALGORITHM),
    (jwt.PyJWTError, Fault.FORGED),
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token must say: who signs it, for whom, how, and the claims that it must hold."""

    issuer: str
    audience: str
    algorithm: str
    required: Sequence[str]


def algorithm_checked(token: str, expected: Expected) -> None:
    """Refuse a token that is not signed as agreed, before any key is looked for: « none » and shared secrets too."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError as error:
        raise Faulty(Fault.FORGED) from error
    if header.get("alg") != expected.algorithm:
        raise Faulty(Fault.WRONG_ALGORITHM)
    if not header.get("kid"):
        raise Faulty(Fault.UNKNOWN_KEY)


def claims_of(token: str, key: Any, expected: Expected) -> Mapping[str, Any]:
    """What the token says, once its signature, issuer, audience and dates are right; raises `Faulty`."""
    try:
        claims: Mapping[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[expected.algorithm],
            issuer=expected.issuer,
            audience=expected.audience,
            leeway=SKEW_SECONDS,
            options={"require": list(expected.required)},
        )
    except jwt.PyJWTError as error:
        raise Faulty(next(fault for kind, fault in _FAULTS if isinstance(error, kind))) from error
    if not _is_party_right(claims, expected.audience):
        raise Faulty(Fault.WRONG_AUDIENCE)
    return claims


def _is_party_right(claims: Mapping[str, Any], audience: str) -> bool:
    """A token for several sites says for which of them it was made."""
    several = isinstance(claims.get("aud"), list) and len(claims["aud"]) > 1
    return bool(claims["azp"] == audience) if "azp" in claims else not several
