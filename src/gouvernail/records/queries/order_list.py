"""Every order of a reader, whatever its state: drafts and cancelled orders, too, which no statement counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Count, F, OrderBy, Q, QuerySet

from gouvernail.records.models import Order, OrderLine
from gouvernail.records.queries.listed import listed_ids
from gouvernail.records.queries.order_life.standing import last_day
from gouvernail.records.queries.orders import visible
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.search import Asked, is_found

ALL = Q()


def named_like(asked: Asked, scope: Scope) -> Q:
    """The condition that keeps the orders whose number and products hold every word asked for, whatever the case."""
    if not asked.words:
        return Q()
    return Q(pk__in=listed_ids(pk for pk, names in names_of_orders(scope) if is_found(asked, *names)))


def names_of_orders(scope: Scope) -> Iterator[tuple[int, Sequence[str]]]:
    """What the orders that a reader may see are called: their number, then their products, of lines in scope only."""
    products: dict[int, set[str]] = {}
    for order_id, name in (
        OrderLine.objects.filter(scope.of_lines()).order_by().values_list("order_id", "product__name")
    ):
        products.setdefault(order_id, set()).add(name)
    for pk, number in Order.objects.filter(visible(scope)).order_by().values_list("pk", "number"):
        yield pk, (number, *sorted(products.get(pk, ())))


def counts_by_state(scope: Scope, narrowed: Q = ALL) -> Mapping[str, int]:
    """How many orders a reader may see in each state of today. CCTP 2 (2-order-by-need)."""
    counted = Order.objects.filter(visible(scope), narrowed).order_by().values_list("state").annotate(count=Count("pk"))
    return dict(counted)


#: What the list can be sorted by; the number parts what is equal.
SORTS: Mapping[str, OrderBy] = {
    "numero": F("number").asc(),
    "-numero": F("number").desc(),
    "titulaire": F("contractor__name").asc(),
    "-titulaire": F("contractor__name").desc(),
    "accord": F("framework__number").asc(),
    "-accord": F("framework__number").desc(),
    "notifie": F("notified_on").asc(nulls_last=True),
    "-notifie": F("notified_on").desc(nulls_last=True),
}


def listed_orders(scope: Scope, state: str = "", narrowed: Q = ALL, sort: str = "numero") -> QuerySet[Order]:
    """The orders that a reader may see, sorted, in one state of today or in all. CCTP 2 (2-order-by-need)."""
    found = (
        Order.objects.filter(visible(scope), narrowed)
        .select_related("framework", "contractor")
        .annotate(last_on=last_day())
    )
    found = found.order_by(SORTS[sort], "number")
    return found.filter(state=state) if state else found


def product_names_of(orders: Sequence[Order], scope: Scope) -> Mapping[int, Sequence[str]]:
    """The names of the products of some orders, by order id; only those of lines in scope."""
    lines = OrderLine.objects.filter(scope.of_lines(), order__in=orders).order_by("order_id", "number")
    names: dict[int, list[str]] = {}
    for order_id, name in lines.values_list("order_id", "product__name"):
        own = names.setdefault(order_id, [])
        if name not in own:
            own.append(name)
    return names
