"""Keeping accounts: what cannot be taken away. CCTP 4.2 (4.2-device)."""

from __future__ import annotations

from gouvernail.rules.access import Role
from gouvernail.rules.verdicts import Refusal

_DEVICE = "4.2-device"


def why_not_withdraw_role(role: Role, *, others_in_office: int, is_active: bool = True) -> list[Refusal]:
    """Why a role cannot be taken from an account: nobody would be left to keep accounts.

    ``others_in_office`` counts the other accounts, not suspended, that hold the role of the steering office.
    CCTP 4.2 (4.2-device).
    """
    if role == Role.STEERING_OFFICE and is_active and others_in_office == 0:
        return [Refusal("last_steering_office", _DEVICE)]
    return []


def why_not_suspend(*, is_active: bool, is_in_office: bool, others_in_office: int, is_oneself: bool) -> list[Refusal]:
    """Why an account cannot be suspended. CCTP 4.2 (4.2-device)."""
    if not is_active:
        return [Refusal("account_already_suspended", _DEVICE)]
    if is_oneself:
        return [Refusal("account_is_your_own", _DEVICE)]
    return [Refusal("last_steering_office", _DEVICE)] if is_in_office and others_in_office == 0 else []


def why_not_reactivate(*, is_active: bool) -> list[Refusal]:
    """Why an account cannot be opened again. CCTP 4.2 (4.2-device)."""
    return [Refusal("account_already_active", _DEVICE)] if is_active else []
