"""Asking somebody in: who may ask whom, for how long, and why a link opens no more. CCTP 4.1, 4.2."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from gouvernail.rules.access import Right, Role, may, why_not_hold
from gouvernail.rules.verdicts import Refusal

#: How long a link opens.
LIFETIME = timedelta(days=7)
#: Whom the steering office asks in: the members of a team are for their employer to choose.
OF_THE_STEERING_OFFICE = (Role.STEERING_OFFICE, Role.PRODUCT_LEAD, Role.CORRESPONDENT, Role.PARTNER)
_DEVICE, _AUTHORITY = "4.2-device", "4.1-contractor-authority"


class InvitationState(StrEnum):
    """Where an invitation stands."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class InvitationFacts:
    """What ends an invitation."""

    expires_at: datetime
    is_accepted: bool = False
    is_withdrawn: bool = False


def state_of(invitation: InvitationFacts, now: datetime) -> InvitationState:
    """Where an invitation stands at an instant. CCTP 4.2 (4.2-device)."""
    if invitation.is_accepted:
        return InvitationState.ACCEPTED
    if invitation.is_withdrawn:
        return InvitationState.WITHDRAWN
    return InvitationState.EXPIRED if now >= invitation.expires_at else InvitationState.PENDING


def why_not_ask_in(asker: Collection[Role], role: Role, held: Collection[Role]) -> list[Refusal]:
    """Why somebody who has the roles ``asker`` may not offer ``role`` to an address whose account has ``held``.

    The State asks in its own people and each contractor's correspondent, who asks in the team and nobody else.
    CCTP 4.1 (4.1-contractor-authority), 4.2 (4.2-device).
    """
    needed = Right.INVITE_MEMBERS if role == Role.MEMBER else Right.KEEP_ACCOUNTS
    if not may(asker, needed):
        return [Refusal("role_not_yours_to_give", _AUTHORITY)]
    return why_not_hold(held, role)


def why_not_answer(state: InvitationState) -> list[Refusal]:
    """Why an invitation in this state opens nothing. CCTP 4.2 (4.2-device)."""
    return [] if state == InvitationState.PENDING else [Refusal(f"invitation_{state.value}", _DEVICE)]


def why_not_withdraw(state: InvitationState) -> list[Refusal]:
    """Why an invitation cannot be taken back: nothing is left to take back. CCTP 4.2 (4.2-device)."""
    ended = state in {InvitationState.ACCEPTED, InvitationState.WITHDRAWN}
    return [Refusal(f"invitation_{state.value}", _DEVICE)] if ended else []


def why_not_send_again(state: InvitationState) -> list[Refusal]:
    """Why an invitation cannot be sent again; one that has expired can. CCTP 4.2 (4.2-device)."""
    return why_not_withdraw(state)
