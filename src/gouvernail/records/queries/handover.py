"""What of a product concerns whoever takes it over: the walls first, then its work. CCTP 1.3 (1.3-phases).

Dates, links, deliverables and activities; never a price, a day of work, a rank, a finding, an order's number, a
contractor's name or what was written about an acceptance.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Max, Q, QuerySet

from gouvernail.records.models import DeliverableAcceptance, OrderLine, Product
from gouvernail.records.queries.activities import DatedActivity, activities_of
from gouvernail.records.queries.order_life.standing import last_day
from gouvernail.records.queries.portfolio import OnDay, products_on
from gouvernail.records.queries.product_sheet import product_sheet
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.folding import folded
from gouvernail.rules.lifecycle import NOTIFIED_STATES, WORKING_STATES, ActivityState
from gouvernail.rules.search import Asked

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

#: What a product must tell to be taken over: its fields, in the order in which a sheet names them.
TOLD_BY = (
    "link",
    "repository_url",
    "stats_url",
    "impact_url",
    "budget_url",
    "roadmap_url",
    "dashlord_url",
    "risk_analysis_url",
    "accessibility_status",
)


@dataclass(frozen=True, slots=True)
class Taker:
    """Who looks at products to take over: what its orders show it, and the administrations it answers for."""

    scope: Scope
    organisation_ids: frozenset[int]

    def products(self) -> Q:
        """The condition on products that keeps those it may see: sponsored, led, or all for the steering office.

        A confidential one is not told to its sponsors. CCTP 4.1 (4.1-confidentiality).
        """
        if self.scope.everything:
            return Q()
        sponsored = Product.sponsors.through.objects.filter(organisation_id__in=self.organisation_ids)
        return Q(pk__in=self.scope.product_ids) | Q(pk__in=sponsored.values("product_id"), is_confidential=False)


def products_to_take_over(
    day: date, taker: Taker, asked: Asked, *, incomplete: bool = False
) -> QuerySet[WithAnnotations[Product, OnDay]]:
    """The products of a taker, by name; those only that do not tell all when ``incomplete``."""
    found = products_on(day, taker.scope).filter(taker.products()).select_related("incubator")
    for word in asked.words:
        found = found.filter(search_key__contains=word)
    return (found.filter(_incomplete()) if incomplete else found).order_by("search_key", "pk")


def _incomplete() -> Q:
    missing = Q()
    for field in TOLD_BY:
        missing |= Q(**{field: ""})
    return missing


def product_to_take_over(external_id: str, taker: Taker) -> Product | None:
    """The sheet of a product; ``None`` when it is behind the wall."""
    named = unicodedata.normalize("NFC", external_id)
    seen = Product.objects.filter(taker.products(), external_id=named)
    return product_sheet(external_id, taker.scope) if seen.exists() else None


@dataclass(frozen=True, slots=True)
class AcceptedDeliverable:
    """A deliverable that the State accepted: when, and for which kind of work."""

    accepted_on: date
    work: str


@dataclass(frozen=True, slots=True)
class ProductWork:
    """The work on a product at a day: ``ends_on`` is the last end told by its orders that go on."""

    activities: Sequence[DatedActivity]
    deliverables: Sequence[AcceptedDeliverable]
    is_at_work: bool
    ends_on: date | None

    def in_state(self, state: ActivityState) -> Sequence[DatedActivity]:
        """The activities that are in a state, by title."""
        return sorted(
            (each for each in self.activities if each.state == state), key=lambda each: (folded(each.title), each.key)
        )


def work_on(product: Product, day: date) -> ProductWork:
    """What was and is done on a product, over the orders notified to anybody, in four queries."""
    lines = OrderLine.objects.filter(product=product, order__state__in=NOTIFIED_STATES)
    going_on = lines.filter(order__state__in=WORKING_STATES)
    return ProductWork(
        activities=activities_of(lines.values_list("pk", flat=True), day),
        deliverables=_deliverables(product, day),
        is_at_work=going_on.exists(),
        ends_on=going_on.annotate(last_on=last_day("order__")).aggregate(last=Max("last_on"))["last"],
    )


def _deliverables(product: Product, day: date) -> Sequence[AcceptedDeliverable]:
    """Those of its lines, and those of a whole order that is for this product alone; the last one first."""
    elsewhere = OrderLine.objects.exclude(product=product).values("order_id")
    own = OrderLine.objects.filter(product=product).values("order_id")
    of_order = Q(line__isnull=True, order_id__in=own) & ~Q(order_id__in=elsewhere)
    found = DeliverableAcceptance.objects.filter(Q(line__product=product) | of_order, accepted_on__lte=day)
    rows = found.order_by("-accepted_on", "-id").values_list("accepted_on", "line__work_unit__title")
    return [AcceptedDeliverable(on, work or "ensemble du travail commandé") for on, work in rows]
