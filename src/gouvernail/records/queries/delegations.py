"""The delegations of signature: those that somebody holds, those that are in force, those that are over.

Domain invariant 13.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from gouvernail.records.models import Account, Delegation, RoleGrant
from gouvernail.rules.access import ACCESS, DELEGABLE_RIGHTS, Right
from gouvernail.rules.delegations import Delegated


def delegated(one: Delegation) -> Delegated:
    """A delegation as the rule reads it."""
    return Delegated(
        Right(one.right),
        one.from_on,
        one.until_on,
        one.withdrawn_on,
        one.framework.number if one.framework else "",
        one.product.external_id if one.product else "",
        one.most_cents,
    )


def delegations_of(account: Account) -> Sequence[Delegated]:
    """Every delegation of an account, past ones included: the rule says which are in force."""
    found = Delegation.objects.filter(account=account).select_related("framework", "product")
    return [delegated(one) for one in found]


def delegations(on: date) -> tuple[Sequence[Delegation], Sequence[Delegation]]:
    """Those that are in force on a day or begin later, then those that are over, the latest first; in one query."""
    found = list(Delegation.objects.select_related("account", "framework", "product").order_by("-from_on", "-id"))
    over = [one for one in found if _is_over(one, on)]
    return [one for one in found if one not in over], over


def _is_over(one: Delegation, on: date) -> bool:
    return one.withdrawn_on is not None or (one.until_on is not None and one.until_on < on)


def possible_signatories() -> Sequence[Account]:
    """The open accounts whose role can sign something, by name: those to whom a delegation can be given."""
    roles = {role.value for right in DELEGABLE_RIGHTS for role in ACCESS[right]}
    held = RoleGrant.objects.filter(account=OuterRef("pk"), role__in=roles)
    return list(Account.objects.filter(Exists(held), is_active=True).order_by("name", "email"))


def is_delegation(uuid: UUID) -> bool:
    """Whether a delegation has that address."""
    return Delegation.objects.filter(uuid=uuid).exists()
