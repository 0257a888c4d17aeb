"""The orders of a framework, with what each commits."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from gouvernail.records.models import Framework, Order


def orders_of(framework: Framework) -> Sequence[Order]:
    """Its orders, the last notified first then those that are not, with ``ordered_cents``, amendments included."""
    found = Order.objects.filter(framework=framework).select_related("contractor", "lot")
    summed = found.annotate(ordered_cents=Coalesce(Sum("lines__balance__ordered_cents"), 0))
    return list(summed.order_by(F("notified_on").desc(nulls_last=True), "number"))
