"""Accept an invitation: once, by the person at that address."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.invite import why_not_from
from gouvernail.actions.open_account import WantedAccount, open_account
from gouvernail.actions.role_scope import WantedRole
from gouvernail.actions.secret import digest_of
from gouvernail.actions.worker_account import link_worker
from gouvernail.records import journal
from gouvernail.records.models import Account, Invitation
from gouvernail.records.queries.invitations import facts_of, scope_text
from gouvernail.rules.access import Role
from gouvernail.rules.invitations import state_of, why_not_answer
from gouvernail.rules.verdicts import Refusal, Refused

_DEVICE = "4.2-device"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """How somebody without account introduces oneself; the door has found the password strong enough."""

    name: str
    password: str


@transaction.atomic
def accept_invitation(secret: str, who: Account | Newcomer) -> Account:
    """Give the role, open the account if need be, and end the invitation; raises `Refused`.

    The row is locked: of two people who use one link at once, one is told that it has served. Whoever has an account
    must have signed in: a link read by somebody else would otherwise change the password or the roles of its owner.
    """
    journal.next_sequence()
    invitation = Invitation.objects.select_for_update(of=("self",)).filter(secret_digest=digest_of(secret)).first()
    if invitation is None:
        raise Refused(Refusal("invitation_unknown", _DEVICE))
    now = clock.now()
    refusals = (
        why_not_answer(state_of(facts_of(invitation), now)) or why_not_from(invitation) or _why_not_by(who, invitation)
    )
    if refusals:
        raise Refused(*refusals)
    account = _account(who, invitation)
    if invitation.role == Role.MEMBER and invitation.contractor is not None:
        link_worker(invitation.contractor, account, invitation.worker_identifier)
    invitation.accepted_at, invitation.accepted_by = now, account
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    actor, subject = f"account:{account.uuid}", f"invitation:{invitation.uuid}"
    details = {"role": invitation.role, "scope": scope_text(invitation)}
    journal.append(journal.Line(actor, "invitation.accepted", subject, details))
    return account


def _why_not_by(who: Account | Newcomer, invitation: Invitation) -> list[Refusal]:
    if isinstance(who, Account):
        if who.email == invitation.email:
            return []
        return [Refusal("invitation_for_another_address", _DEVICE, {"email": invitation.email})]
    known = Account.objects.filter(email=invitation.email).exists()
    return [Refusal("invitation_needs_sign_in", _DEVICE)] if known else []


def _account(who: Account | Newcomer, invitation: Invitation) -> Account:
    role = WantedRole(Role(invitation.role), scope_text(invitation))
    if isinstance(who, Account):
        return open_account(WantedAccount(who.email, who.name), role, actor=f"account:{who.uuid}")
    return open_account(WantedAccount(invitation.email, who.name, who.password), role, actor="invited")
