"""The checks of the first period, for those who answer them. CCTP 2 (2-profile-adequacy)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet

from gouvernail.records.models import AdequacyCheck, Assignment, Framework, Order, OrderLine, Product
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.turnover.assignments import on_product


class UncheckedOrder(NamedTuple):
    """An order with people at work for a product, of which no check is dated: the first day at work."""

    order: Order
    product: Product
    first_day_on: object


def checks_of(scope: Scope) -> QuerySet[AdequacyCheck]:
    """The checks of the products that a reader leads: those without answer first, by day."""
    found = AdequacyCheck.objects.filter(_answered_by(scope))
    related = ("order__contractor", "order__framework", "product")
    return found.select_related(*related).order_by(F("answered_at").asc(nulls_first=True), "due_on", "id")


def check_for(uuid: UUID, scope: Scope) -> AdequacyCheck | None:
    """The check of that address; none behind a wall."""
    return checks_of(scope).filter(uuid=uuid).first()


def replaceable(check: AdequacyCheck) -> Sequence[Assignment]:
    """The profiles at work there of which no replacement is asked, by number."""
    found = on_product(check.order_id, check.product_id).filter(end_cause="", replacement__isnull=True)
    return list(found.select_related("line__product"))


def unchecked(scope: Scope) -> Sequence[UncheckedOrder]:
    """The orders with people at work and no dated check, since the term is to be filled in, product by product."""
    lines = OrderLine.objects.filter(_answered_by(scope), Exists(Assignment.objects.filter(order=OuterRef("order"))))
    found = []
    for line in lines.select_related("order__contractor", "order__framework", "product").order_by("order__number"):
        pair = UncheckedOrder(line.order, line.product, None)
        if pair not in found and not AdequacyCheck.objects.filter(order=line.order, product=line.product).exists():
            found.append(pair)
    dated = [one._replace(first_day_on=first_day(one.order, one.product)) for one in found]
    return [one for one in dated if one.first_day_on is not None]


def unchecked_of(framework: Framework) -> Sequence[UncheckedOrder]:
    """The same of a whole framework."""
    return [one for one in unchecked(Scope(everything=True)) if one.order.framework_id == framework.pk]


def first_day(order: Order, product: Product) -> object:
    """The first day on which somebody worked for a product on an order; none before."""
    return on_product(order.pk, product.pk).aggregate(first=Min("starts_on"))["first"]


def _answered_by(scope: Scope) -> Q:
    return Q() if scope.everything else Q(product__in=scope.product_ids)


def replaced_after(check: AdequacyCheck) -> Sequence[Assignment]:
    """The profiles whose replacement the answer asked, by number."""
    return list(Assignment.objects.filter(replacement__check_answered=check).order_by("number"))
