"""The names of accounts, for colleagues who read the journal, and who holds the steering office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from gouvernail.records.models import Account, RoleGrant, Worker
from gouvernail.rules.access import Role


def account_names(uuids: Iterable[UUID]) -> Mapping[UUID, str]:
    """The name of each account, or its address when it has none; the members of a team are not named.

    When somebody of a contractor comes in is a habit, which the State does not follow. CCTP 4.1
    (4.1-contractor-authority).
    """
    found = Account.objects.filter(uuid__in=set(uuids)).order_by().annotate(is_of_a_team=_is_of_a_team())
    told = found.values_list("uuid", "name", "email", "is_of_a_team")
    return {uuid: MEMBER if is_of_a_team else name or email for uuid, name, email, is_of_a_team in told}


#: What is said instead of the name of a member.
MEMBER = "un intervenant"


def _is_of_a_team() -> Q:
    """Whether an account is a contractor's person whom the State has no reason to know by name."""
    own = RoleGrant.objects.filter(account=OuterRef("pk"))
    is_member = Q(Exists(own.filter(role=Role.MEMBER.value)))
    is_worker = Q(Exists(Worker.objects.filter(account=OuterRef("pk"))))
    return (is_member | is_worker) & ~Q(Exists(own.exclude(role=Role.MEMBER.value)))


def active_account(uuid: UUID) -> Account | None:
    """The account of this key, unless it is suspended."""
    return Account.objects.filter(uuid=uuid, is_active=True).first()


def others_in_office(account: Account) -> int:
    """How many other accounts, not suspended, hold the role of the steering office."""
    held = RoleGrant.objects.filter(role=Role.STEERING_OFFICE.value, account__is_active=True)
    return held.exclude(account=account).values("account").distinct().count()


def is_in_office(account: Account) -> bool:
    """Whether the account holds the role of the steering office."""
    return RoleGrant.objects.filter(account=account, role=Role.STEERING_OFFICE.value).exists()


def scope_identifier(grant: RoleGrant) -> str:
    """The identifier of what a role is held over; empty for the steering office."""
    if grant.product is not None:
        return grant.product.external_id
    if grant.contractor is not None:
        return grant.contractor.siret
    return grant.organisation.external_id if grant.organisation is not None else ""
