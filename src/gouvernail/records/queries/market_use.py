"""What notified orders already rely on, and which therefore no longer changes."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from gouvernail.records.models import Order, OrderLine


def work_units_in_use() -> frozenset[int]:
    """The ids of the work units that a notified line uses."""
    used = OrderLine.objects.filter(order__notified_on__isnull=False).order_by()
    return frozenset(used.values_list("work_unit_id", flat=True).distinct())


def last_notifications() -> dict[tuple[int, int, int], date]:
    """The last notification of an order by (framework id, contractor id, work unit id)."""
    notified = OrderLine.objects.filter(order__notified_on__isnull=False).order_by()
    grouped = notified.values_list("order__framework_id", "order__contractor_id", "work_unit_id")
    return {(one[0], one[1], one[2]): one[3] for one in grouped.annotate(last_on=Max("order__notified_on"))}


def last_orders(framework_id: int) -> dict[str, date]:
    """The day of the last order notified to each contractor of a framework, by SIRET."""
    notified = Order.objects.filter(framework=framework_id, notified_on__isnull=False).order_by()
    found = notified.values_list("contractor__siret").annotate(last_on=Max("notified_on"))
    return {siret: last_on for siret, last_on in found if last_on is not None}
