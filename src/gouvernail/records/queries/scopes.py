"""Whose records a reader may see: the walls, as values that every query takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from gouvernail.records.models import RoleGrant
from gouvernail.rules.access import Role


@dataclass(frozen=True, slots=True)
class Scope:
    """The contractors and products whose orders a reader may see; ``everything`` for the steering office.

    ``team_contractor_ids`` are those for which the reader works without seeing their orders: they only tell which
    confidential products are its team's. The default sees nothing: a query without a right answers nobody.
    CCTP 4.2 (4.2-device), 4.1 (4.1-confidentiality); product principle 4.
    """

    everything: bool = False
    contractor_ids: frozenset[int] = frozenset()
    product_ids: frozenset[int] = frozenset()
    team_contractor_ids: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all can be seen."""
        return not (self.everything or self.contractor_ids or self.product_ids)

    def of_lines(self, prefix: str = "") -> Q:
        """The condition on order lines (reached through ``prefix``) that keeps those in scope."""
        if self.everything:
            return Q()
        within = Q(**{f"{prefix}order__contractor_id__in": self.contractor_ids})
        return within | Q(**{f"{prefix}product_id__in": self.product_ids})


#: What the steering office and the console see.
EVERYTHING = Scope(everything=True)


def scope_of(grants: Iterable[RoleGrant]) -> Scope:
    """What an account sees of orders, from the roles it holds."""
    held = list(grants)
    if any(grant.role == Role.STEERING_OFFICE for grant in held):
        return EVERYTHING
    return Scope(
        contractor_ids=frozenset(g.contractor_id for g in held if g.role == Role.CORRESPONDENT and g.contractor_id),
        product_ids=frozenset(g.product_id for g in held if g.role == Role.PRODUCT_LEAD and g.product_id),
        team_contractor_ids=frozenset(g.contractor_id for g in held if g.role == Role.MEMBER and g.contractor_id),
    )
