"""Invitations, as those who sent them and those who received one read them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from gouvernail.records.models import Account, Invitation
from gouvernail.rules.access import Role
from gouvernail.rules.invitations import InvitationFacts


def facts_of(invitation: Invitation) -> InvitationFacts:
    """What ends it."""
    return InvitationFacts(
        invitation.expires_at,
        is_accepted=invitation.accepted_at is not None,
        is_withdrawn=invitation.withdrawn_at is not None,
    )


def scope_text(invitation: Invitation) -> str:
    """The identifier of what the role is held over; empty for the steering office."""
    if invitation.product is not None:
        return invitation.product.external_id
    if invitation.contractor is not None:
        return invitation.contractor.siret
    return invitation.organisation.external_id if invitation.organisation is not None else ""


def invitation_of(digest: str) -> Invitation | None:
    """The invitation that a link opens."""
    return _told().filter(secret_digest=digest).first()


def has_account(email: str) -> bool:
    """Whether somebody already signs in at that address."""
    return Account.objects.filter(email=email).exists()


def of_the_state() -> QuerySet[Invitation]:
    """Those that the steering office keeps and nobody has answered: never those of a contractor's team."""
    return _unanswered().exclude(role=Role.MEMBER.value)


def of_teams(contractor_ids: Collection[int]) -> QuerySet[Invitation]:
    """Those that the correspondents of some contractors keep and nobody has answered."""
    return _unanswered().filter(role=Role.MEMBER.value, contractor_id__in=contractor_ids)


def one_of(kept: QuerySet[Invitation], uuid: UUID) -> Invitation | None:
    """One of those that a reader keeps."""
    return kept.filter(uuid=uuid).first()


def _unanswered() -> QuerySet[Invitation]:
    return _told().filter(accepted_at__isnull=True, withdrawn_at__isnull=True)


def _told() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("product", "contractor", "organisation", "invited_by", "mail")
