"""The team of a contractor, for its own correspondent only. CCTP 4.1 (4.1-contractor-authority)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from gouvernail.records.models import Account, Contractor, RoleGrant, Worker
from gouvernail.rules.access import Role


class TeamMember(NamedTuple):
    """A member, and under which identifier the timesheets know this person."""

    grant: RoleGrant
    identifier: str


def members(contractor_ids: Collection[int]) -> QuerySet[RoleGrant]:
    """The roles of member over some contractors, with their accounts, by name."""
    held = RoleGrant.objects.filter(role=Role.MEMBER.value, contractor_id__in=contractor_ids)
    return held.select_related("account", "contractor").order_by("account__name", "account__email", "id")


def with_identifiers(grants: Sequence[RoleGrant]) -> Sequence[TeamMember]:
    """The same with their identifiers, in one query."""
    accounts = [grant.account_id for grant in grants]
    known = Worker.objects.filter(account_id__in=accounts).order_by()
    names = {(row.account_id, row.contractor_id): row.identifier for row in known}
    return [TeamMember(grant, names.get((grant.account_id, grant.contractor_id or 0), "")) for grant in grants]


def member(contractor_ids: Collection[int], uuid: UUID) -> Account | None:
    """The account of one member of these teams."""
    grant = members(contractor_ids).filter(account__uuid=uuid).first()
    return grant.account if grant else None


def contractors(contractor_ids: Collection[int]) -> Sequence[Contractor]:
    """Those contractors, by name."""
    return list(Contractor.objects.filter(pk__in=contractor_ids).order_by("name"))


def free_identifiers(contractor_ids: Collection[int], most: int = 200) -> Sequence[str]:
    """Identifiers of the timesheets that no account bears yet, to choose from."""
    free = Worker.objects.filter(contractor_id__in=contractor_ids, account__isnull=True)
    return list(free.order_by("identifier").values_list("identifier", flat=True)[:most])
