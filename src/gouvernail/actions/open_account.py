"""Open an account, or give one that exists a further role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from gouvernail.records import journal
from gouvernail.records.models import Account, Contractor, Organisation, Product, RoleGrant
from gouvernail.rules.access import Role, why_not_hold
from gouvernail.rules.verdicts import Refusal, Refused

Scope = TypeVar("Scope", Product, Contractor, Organisation)


@dataclass(frozen=True, slots=True)
class WantedRole:
    """A role and the one thing it is held over: identifier of a product, SIRET of a contractor, id of an organisation.

    The steering office holds its role over everything: `scope` is then empty.
    """

    role: Role
    scope: str = ""


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
    scope = _scope_of(role)
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


def _scope_of(wanted: WantedRole) -> dict[str, Any]:
    """The scope as a column of the grant; empty for the steering office."""
    if wanted.role == Role.STEERING_OFFICE:
        return {}
    if wanted.role == Role.PRODUCT_LEAD:
        unknown = Refusal("product_unknown_for_role", "4.2-device", {"scope": wanted.scope})
        return {"product": _only(Product.objects.filter(external_id=wanted.scope), unknown)}
    if wanted.role == Role.PARTNER:
        unknown = Refusal("organisation_unknown_for_role", "4.2-device", {"scope": wanted.scope})
        return {"organisation": _only(Organisation.objects.filter(external_id=wanted.scope), unknown)}
    unknown = Refusal("contractor_unknown_for_role", "4.2-device", {"scope": wanted.scope})
    return {"contractor": _only(Contractor.objects.filter(siret=wanted.scope), unknown)}


def _only(found: QuerySet[Scope], unknown: Refusal) -> Scope:
    row = found.first()
    if row is None:
        raise Refused(unknown)
    return row
