"""Open an account, or give one that exists a further role."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gouvernail.actions.role_scope import WantedRole, scope_of
from gouvernail.records import journal
from gouvernail.records.models import Account, RoleGrant
from gouvernail.rules.access import Role, why_not_hold
from gouvernail.rules.verdicts import Refusal, Refused

__all__ = ["WantedAccount", "WantedRole", "open_account"]


@dataclass(frozen=True, slots=True)
class WantedAccount:
    """Who is to come in: a new account needs a password, which the door has already found strong enough."""

    email: str
    name: str
    password: str | None = None


@transaction.atomic
def open_account(wanted: WantedAccount, role: WantedRole, *, actor: str) -> Account:
    """Create the account if need be and grant it the role; granting it twice changes nothing.

    Raises `Refused` when the scope is unknown, when a new account comes without a password, or when the account would
    stand on both sides of the walls.
    """
    scope = scope_of(role)
    account = Account.objects.filter(email=wanted.email.lower()).first() or _created(wanted, actor)
    held = (Role(grant.role) for grant in RoleGrant.objects.filter(account=account))
    if refusals := why_not_hold(held, role.role):
        raise Refused(*refusals)
    grant, is_new = RoleGrant.objects.get_or_create(account=account, role=role.role.value, **scope)
    if is_new:
        details = {"role": grant.role, "scope": role.scope}
        journal.append(journal.Line(actor, "account.role_granted", f"account:{account.uuid}", details))
    return account


def _created(wanted: WantedAccount, actor: str) -> Account:
    if not wanted.password:
        raise Refused(Refusal("account_without_password", "4.2-device", {"email": wanted.email}))
    account = Account(email=wanted.email, name=wanted.name)
    account.set_password(wanted.password)
    account.save()
    journal.append(journal.Line(actor, "account.opened", f"account:{account.uuid}", {}))
    return account
