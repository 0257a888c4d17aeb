"""The orders whose way before notification is told here: what a workbook must not undo behind a decision."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from gouvernail.records.models import Order
from gouvernail.records.queries.listed import listed_ids
from gouvernail.rules.lifecycle import OrderState


def drawn_up_here(order_ids: Iterable[int]) -> frozenset[int | None]:
    """Those of these orders that a need was given to, or that were proposed to their contractor.

    Domain invariant 3: the decision speaks of one contractor and of one order.
    """
    ids = list(order_ids)
    if not ids:
        return frozenset()
    asked = Q(attribution__isnull=False) | Q(state__in=[OrderState.PROPOSED.value, OrderState.DECLINED.value])
    found = Order.objects.filter(asked, pk__in=listed_ids(ids)).order_by()
    return frozenset(found.values_list("pk", flat=True))
