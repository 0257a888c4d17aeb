"""Who is reading: the account behind a session and the roles it holds."""

from __future__ import annotations

from gouvernail.records.models import Account, RoleGrant


def grants_of(account: Account) -> list[RoleGrant]:
    """Every role of an account with its scope, in one query."""
    return list(RoleGrant.objects.filter(account=account))


def scoped_grants_of(account: Account) -> list[RoleGrant]:
    """Every role of an account, with what it is held over, in one query."""
    return list(RoleGrant.objects.filter(account=account).select_related("product", "contractor", "organisation"))
