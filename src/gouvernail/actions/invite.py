"""Ask somebody in by e-mail: a role over one scope, a link that is used once, an end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q

from gouvernail import clock, wording
from gouvernail.actions.role_scope import WantedRole, scope_of
from gouvernail.actions.secret import digest_of, new_secret
from gouvernail.actions.worker_account import why_not_link
from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.notices.mail.invitation import InvitationWords, invitation_letter
from gouvernail.records import journal
from gouvernail.records.models import Account, Invitation, RoleGrant
from gouvernail.rules.access import Role
from gouvernail.rules.invitations import LIFETIME, why_not_ask_in
from gouvernail.rules.verdicts import Refusal, Refused

AddressOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is asked in; ``worker_identifier`` is how a contractor's timesheets call a member."""

    email: str
    name: str = ""
    worker_identifier: str = ""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks."""

    account: Account

    @property
    def actor(self) -> str:
        """The name under which the journal knows who asks."""
        return f"account:{self.account.uuid}"


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation and the address that opens it, which nothing keeps but its mail until it has left."""

    invitation: Invitation
    address: str


@transaction.atomic
def invite(guest: Guest, role: WantedRole, by: Asker, address_of: AddressOf) -> Sent:
    """Write the invitation and its mail; raises `Refused`.

    The journal names neither the guest nor the address: those of a contractor's team are not the State's to know.
    CCTP 4.1 (4.1-contractor-authority).
    """
    journal.next_sequence()
    scope = scope_of(role)
    if refusals := _why_not(guest, role, scope, by):
        raise Refused(*refusals)
    now = clock.now()
    invitation = Invitation(
        email=guest.email.lower(),
        name=guest.name,
        role=role.role.value,
        worker_identifier=guest.worker_identifier,
        invited_at=now,
        **scope,
    )
    address = post(invitation, by.account, address_of)
    details = {"role": role.role.value, "scope": role.scope}
    journal.append(journal.Line(by.actor, "invitation.sent", f"invitation:{invitation.uuid}", details))
    return Sent(invitation, address)


def post(invitation: Invitation, by: Account, address_of: AddressOf) -> str:
    """Give the invitation a new secret and a new end, and write the mail that carries it; answers the address."""
    secret = new_secret()
    address = address_of(secret)
    invitation.secret_digest = digest_of(secret)
    invitation.invited_by = by
    invitation.expires_at = clock.now() + LIFETIME
    words = InvitationWords(by.name or by.email, invitation.name, offer_of(invitation), address, invitation.expires_at)
    letter = invitation_letter(words)
    invitation.mail = write_mail(Mail("invitation", invitation.email, letter.subject, letter.text, letter.html))
    invitation.save()
    return address


def why_not_from(invitation: Invitation) -> list[Refusal]:
    """Why an invitation falls with whoever sent it: suspended since, or without the role that gave the right to.

    Somebody who is sent away would otherwise leave a door open behind. Sent again by a colleague, it is the
    colleague's. CCTP 4.2 (4.2-device).
    """
    by = invitation.invited_by
    if by is None:
        return []
    roles = _roles_over({"contractor": invitation.contractor} if invitation.contractor else {}, by)
    lost = not by.is_active or why_not_ask_in(roles, Role(invitation.role), [])
    return [Refusal("invitation_from_nobody", "4.2-device")] if lost else []


def offer_of(invitation: Invitation) -> str:
    """« chef de produit côté État (Mes Aides) »: what the invitation offers, in words."""
    over = invitation.product or invitation.contractor or invitation.organisation
    name = wording.ROLES[invitation.role]
    return f"{name} ({over.name})" if over else name


def _why_not(guest: Guest, role: WantedRole, scope: dict[str, Any], by: Asker) -> list[Refusal]:
    email = guest.email.lower()
    grants = list(RoleGrant.objects.filter(account__email=email))
    if refusals := why_not_ask_in(_roles_over(scope, by.account), role.role, [Role(grant.role) for grant in grants]):
        return refusals
    if RoleGrant.objects.filter(account__email=email, role=role.role.value, **scope).exists():
        return [Refusal("role_already_held", "4.2-device")]
    if _is_pending(email, role, scope):
        return [Refusal("invitation_already_pending", "4.2-device")]
    return why_not_link(scope["contractor"], email, guest.worker_identifier) if role.role == Role.MEMBER else []


def _roles_over(scope: dict[str, Any], by: Account) -> set[Role]:
    """The roles of the asker that reach what is offered, read now: one may have been withdrawn since the page."""
    over = Q(role=Role.STEERING_OFFICE.value)
    if "contractor" in scope:
        over |= Q(contractor=scope["contractor"])
    return {Role(grant.role) for grant in RoleGrant.objects.filter(over, account=by)}


def _is_pending(email: str, role: WantedRole, scope: dict[str, Any]) -> bool:
    pending = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now())
    return pending.filter(email=email, role=role.role.value, **scope).exists()
