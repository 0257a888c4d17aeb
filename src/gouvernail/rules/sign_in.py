"""How somebody comes in, and when a session ends by itself. CCTP 4.2 (4.2-device): each reads what concerns them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from gouvernail.rules.access import CONTRACTORS_SIDE, Role
from gouvernail.rules.verdicts import Refusal


class Way(StrEnum):
    """How somebody showed who they are."""

    PASSWORD = "password"  # noqa: S105 the name of a way, not a secret
    PRO_CONNECT = "pro_connect"
    MAIL_LINK = "mail_link"
    INVITATION = "invitation"


class SessionEnd(StrEnum):
    """Why a session is over."""

    IDLE = "idle"
    TOO_LONG = "too_long"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a session lasts without a page asked for, and in all."""

    idle: timedelta
    whole: timedelta


def end_of_session(started_at: datetime, seen_at: datetime, now: datetime, patience: Patience) -> SessionEnd | None:
    """Why a session of which nobody asked the end is over at ``now``; nothing while it goes on.

    CCTP 4.2 (4.2-device).
    """
    if now - started_at >= patience.whole:
        return SessionEnd.TOO_LONG
    return SessionEnd.IDLE if now - seen_at >= patience.idle else None


def why_not_come_in(*, is_active: bool) -> list[Refusal]:
    """Why an account does not come in, whatever it shows. CCTP 4.2 (4.2-device)."""
    return [] if is_active else [Refusal("account_suspended", "4.2-device")]


def why_not_by_mail_link(roles: Collection[Role]) -> list[Refusal]:
    """Why somebody is not sent a link that signs in: it is for contractors' people, who decide of nothing.

    Whoever reads the mailbox of a public servant would otherwise sign certificates. CCTP 4.2 (4.2-device).
    """
    allowed = bool(roles) and CONTRACTORS_SIDE.issuperset(roles)
    return [] if allowed else [Refusal("mail_link_not_for_this_account", "4.2-device")]


#: How long a link sent by e-mail signs in.
MAIL_LINK_MINUTES = 15
#: How many links an hour, to one account and from one machine.
LINKS_TO_ACCOUNT, LINKS_FROM_MACHINE = 5, 20


def why_not_another_link(*, to_account: int = 0, from_machine: int = 0) -> list[Refusal]:
    """Why no other link is sent now, from how many were asked for within the hour. CCTP 4.2 (4.2-device)."""
    too_many = to_account >= LINKS_TO_ACCOUNT or from_machine >= LINKS_FROM_MACHINE
    return [Refusal("mail_link_too_often", "4.2-device")] if too_many else []


def why_not_use_link(*, is_used: bool, is_expired: bool) -> list[Refusal]:
    """Why a link signs nobody in. CCTP 4.2 (4.2-device)."""
    if is_used:
        return [Refusal("mail_link_used", "4.2-device")]
    return [Refusal("mail_link_expired", "4.2-device")] if is_expired else []
