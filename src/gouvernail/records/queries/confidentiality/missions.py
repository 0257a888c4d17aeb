"""The missions of a reader (an order for a product) and the versions of their rules. CCTP 4.1 (4.1-confidentiality)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from gouvernail import clock
from gouvernail.records.models import (
    Account,
    ConfidentialityAcknowledgement,
    ConfidentialityRules,
    Order,
    OrderLine,
    Product,
)
from gouvernail.records.queries.listed import listed_ids
from gouvernail.records.queries.orders import visible
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.confidentiality import Version
from gouvernail.rules.lifecycle import NOTIFIED_STATES, OrderState

#: The orders of which a mission has rules: proposed to the contractor, or notified.
MISSION_STATES = (OrderState.PROPOSED, *NOTIFIED_STATES)


class Mission(NamedTuple):
    """The work that an order asks for a product."""

    order: Order
    product: Product


def team_scope(scope: Scope) -> Scope:
    """What somebody of a contractor may read the rules of: the missions of its contractor, without its figures."""
    return Scope(contractor_ids=scope.contractor_ids | scope.team_contractor_ids)


def mission_of(order: UUID, product: UUID, scope: Scope) -> Mission | None:
    """The mission of those addresses; ``None`` behind a wall or before the order is told to the contractor."""
    seen = Order.objects.filter(visible(scope), uuid=order, state__in=MISSION_STATES)
    lines = OrderLine.objects.filter(scope.of_lines(), order__in=seen, product__uuid=product)
    line = lines.select_related("order__framework", "order__contractor", "product").first()
    return Mission(line.order, line.product) if line else None


def missions(scope: Scope) -> Sequence[Mission]:
    """Every mission that a reader may see, by order then product, in one query."""
    seen = Order.objects.filter(visible(scope), state__in=MISSION_STATES)
    lines = OrderLine.objects.filter(scope.of_lines(), order__in=seen)
    found: dict[tuple[int, int], Mission] = {}
    for line in lines.select_related("order__framework", "order__contractor", "product").order_by(
        "order__number", "product__name", "id"
    ):
        found.setdefault((line.order_id, line.product_id), Mission(line.order, line.product))
    return list(found.values())


def versions_of(mission: Mission) -> Sequence[ConfidentialityRules]:
    """Every version of the rules of a mission, the last one first."""
    found = ConfidentialityRules.objects.filter(order=mission.order, product=mission.product)
    return list(found.order_by("-version"))


def versions_by_mission(found: Iterable[Mission]) -> Mapping[tuple[int, int], Sequence[Version]]:
    """The versions of many missions, by order and product, in one query."""
    versions: dict[tuple[int, int], list[Version]] = {}
    rows = ConfidentialityRules.objects.filter(order__in=listed_ids({one.order.pk for one in found}))
    for row in rows:
        versions.setdefault((row.order_id, row.product_id), []).append(version_of(row))
    return versions


def version_of(row: ConfidentialityRules) -> Version:
    """A version as the rule reads it: instants become days of Paris."""
    state, contractor = row.state_agreed_at, row.contractor_agreed_at
    return Version(
        row.version,
        clock.day_of(state) if state else None,
        clock.day_of(contractor) if contractor else None,
        row.review_on,
    )


def acknowledgements(rules: ConfidentialityRules) -> int:
    """How many members said that they read a version: the State sees the count and no name."""
    return ConfidentialityAcknowledgement.objects.filter(rules=rules).count()


def readers_of(rules: ConfidentialityRules) -> Sequence[Account]:
    """Who said so, by name: for their own contractor alone. CCTP 4.1 (4.1-contractor-authority)."""
    return list(Account.objects.filter(pk__in=rules.acknowledgements.values("account")).order_by("name", "email"))


def has_acknowledged(rules: ConfidentialityRules, account: Account) -> bool:
    """Whether somebody said that she read a version."""
    return ConfidentialityAcknowledgement.objects.filter(rules=rules, account=account).exists()
