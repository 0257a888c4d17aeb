"""What a role is held over, found from its identifier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import QuerySet

from gouvernail.records.models import Contractor, Organisation, Product
from gouvernail.rules.access import Role
from gouvernail.rules.verdicts import Refusal, Refused

Scope = TypeVar("Scope", Product, Contractor, Organisation)


@dataclass(frozen=True, slots=True)
class WantedRole:
    """A role and the one thing it is held over: identifier of a product, SIRET of a contractor, id of an organisation.

    The steering office holds its role over everything: `scope` is then empty.
    """

    role: Role
    scope: str = ""


def scope_of(wanted: WantedRole) -> dict[str, Any]:
    """The scope as a column of a grant, empty for the steering office; raises `Refused` when it is unknown."""
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
