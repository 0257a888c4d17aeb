"""The turnover of each order within a scope: profiles counted, nobody named. CCTP 4.3 (4.3-turnover)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, Sum

from gouvernail.records.models import Assignment, DayEntry, Order
from gouvernail.records.queries.orders import visible
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.days import ONBOARDING
from gouvernail.rules.turnover import OrderFacts, OrderTurnover, Period, ProfileAtWork, turnover_of


class TurnoverRow(NamedTuple):
    """An order, and its figures."""

    order: Order
    figures: OrderTurnover


def turnover_rows(scope: Scope, period: Period) -> Sequence[TurnoverRow]:
    """Every order with a profile present, or a day of onboarding recorded, in the period: by contractor and number.

    A product lead counts the profiles and days of the lines that it sees. As many queries for one order as for many.
    """
    days = _onboarding_days(scope, period)
    profiles = _profiles(scope, period)
    orders = Order.objects.filter(visible(scope), pk__in={*days, *profiles}).select_related("contractor", "framework")
    return [
        TurnoverRow(order, turnover_of(OrderFacts(profiles.get(order.pk, ()), days.get(order.pk, 0)), period))
        for order in orders.order_by("contractor__name", "contractor_id", "number")
    ]


def _profiles(scope: Scope, period: Period) -> dict[int, list[ProfileAtWork]]:
    of_order = Exists(Order.objects.filter(visible(scope), pk=OuterRef("order")))
    within = (
        Q() if scope.everything else Q(line__isnull=True) & of_order | Q(line__isnull=False) & scope.of_lines("line__")
    )
    found = Assignment.objects.filter(within, starts_on__lte=period.last_on)
    found = found.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=period.first_on))
    rows: dict[int, list[ProfileAtWork]] = defaultdict(list)
    for order_id, starts_on, ends_on, cause in found.values_list("order_id", "starts_on", "ends_on", "end_cause"):
        rows[order_id].append(ProfileAtWork(starts_on, ends_on, is_replaced=cause == "replaced"))
    return rows


def _onboarding_days(scope: Scope, period: Period) -> dict[int, int]:
    """The days of onboarding declared or accepted, in hundredths, by order."""
    days = DayEntry.objects.filter(scope.of_lines("line__"), nature=ONBOARDING)
    days = days.filter(work_on__gte=period.first_on, work_on__lte=period.last_on).order_by()
    rows = days.values_list("line__order_id").annotate(total=Sum("hundredths"))
    return {order_id: total for order_id, total in rows if total}
