"""Since when orders are in the state they are in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Max

from gouvernail.records.models import OrderStateChange
from gouvernail.records.queries.listed import listed_ids


def last_state_days(order_ids: Iterable[int]) -> dict[int, date]:
    """The day of the last passage of each of these orders, by order id."""
    found = OrderStateChange.objects.filter(order__in=listed_ids(order_ids)).order_by().values_list("order_id")
    return dict(found.annotate(last_on=Max("since_on")))
