"""How an order stands after its amendments, and what its contractor said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from gouvernail import clock
from gouvernail.records.models import Deliverable, Notice, Order, OrderAnswer, OrderLine, OrderPeriodChange
from gouvernail.records.queries.listed import listed_ids
from gouvernail.rules.notices import NoticeKind


def last_day(prefix: str = "") -> Coalesce:
    """The last day of an order reached through ``prefix``: that of its last notified change, else its own."""
    changed = OrderPeriodChange.objects.filter(order=OuterRef(f"{prefix}pk")).order_by("-notified_on", "-id")
    return Coalesce(Subquery(changed.values("ends_on")[:1]), F(f"{prefix}ends_on"))


def last_days(order_ids: Iterable[int]) -> Mapping[int, date]:
    """The last day of each of these orders that an amendment changed, by order id."""
    found = OrderPeriodChange.objects.filter(order__in=listed_ids(order_ids)).order_by("notified_on", "id")
    return dict(found.values_list("order_id", "ends_on"))


def period_changes(order: Order, until: date) -> Sequence[OrderPeriodChange]:
    """The changes of its last day notified up to a day included, in order."""
    return list(OrderPeriodChange.objects.filter(order=order, notified_on__lte=until).order_by("notified_on", "id"))


def deliverables_of(lines: Sequence[OrderLine]) -> Sequence[Deliverable]:
    """What these lines expect, by line and number."""
    found = Deliverable.objects.filter(line__in=lines).select_related("line")
    return list(found.order_by("line__number", "number"))


def notice_number_of(order: Order) -> str:
    """The number of the notice that notified an order; empty when it was notified elsewhere, or not yet."""
    found = Notice.objects.filter(order=order, kind=NoticeKind.ORDER_NOTIFIED.value).order_by("id")
    return str(found.values_list("number", flat=True).first() or "")


def answers_of(order: Order, until: date | None = None) -> Sequence[OrderAnswer]:
    """What the contractor said of an order, in order; up to a day included when one is given."""
    said = OrderAnswer.objects.filter(order=order).order_by("id")
    return [one for one in said if until is None or clock.day_of(one.said_at) <= until]
