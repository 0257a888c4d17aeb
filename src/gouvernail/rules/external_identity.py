"""When an identity that a provider has proved may be tied to an account for the first time."""

from __future__ import annotations

from dataclasses import dataclass

from gouvernail.rules.verdicts import Refusal


@dataclass(frozen=True, slots=True)
class FirstLink:
    """What is known when an identity comes for the first time.

    ``is_email_verified`` is ``None`` when the provider says nothing of it: it then answers for its addresses, as
    ProConnect does. ``has_other_identity``: the account is tied to somebody else at the same provider.
    """

    email: str
    is_email_verified: bool | None
    is_account_known: bool = False
    is_account_active: bool = False
    has_other_identity: bool = False


def why_not_link(link: FirstLink) -> list[Refusal]:
    """Why this identity opens no account: an account is never created, nor taken over, by an address alone.

    CCTP 4.2 (4.2-device).
    """
    if not link.email:
        return [Refusal("identity_without_email", "4.2-device")]
    if link.is_email_verified is False:
        return [Refusal("identity_email_unverified", "4.2-device", {"email": link.email})]
    if not link.is_account_known:
        return [Refusal("identity_unknown", "4.2-device", {"email": link.email})]
    if not link.is_account_active:
        return [Refusal("account_suspended", "4.2-device")]
    if link.has_other_identity:
        return [Refusal("identity_differs", "4.2-device", {"email": link.email})]
    return []
