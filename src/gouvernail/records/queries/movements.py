"""What moved in the portfolio: products that arrive and leave, stages that begin, events. CCTP 1.2 (1.2-portfolio).

A product arrives on the day on which its first stage begins; the registry tells no other day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain

from django.db.models import Count, Q, QuerySet

from gouvernail.records.models import Product, ProductEvent, ProductPhase, Stage
from gouvernail.records.queries.portfolio import products_on
from gouvernail.rules.calendar_months import month_of

#: What a stage or an event is published of.
_PUBLISHED = Q(product__origin=Product.Origin.REGISTRY, product__is_confidential=False)


class MovementKind(StrEnum):
    """What a movement is."""

    ARRIVED = "arrived"
    STAGE = "stage"
    EVENT = "event"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Movement:
    """A dated movement of a product; ``words`` is the label of its stage or the registry's word for the event."""

    on: date
    kind: MovementKind
    external_id: str
    product: str
    words: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class MonthMovements:
    """What moved from ``since_on`` to the day included, and how many products were active on the eve."""

    since_on: date
    arrived: int
    stages: int
    gone: int
    active_before: int

    @property
    def eve_on(self) -> date:
        """The last day of the month before."""
        return self.since_on - timedelta(days=1)

    @property
    def is_empty(self) -> bool:
        """Whether nothing moved."""
        return not (self.arrived or self.stages or self.gone)


def latest_movements(until: date, most: int) -> Sequence[Movement]:
    """The last movements up to a day, latest first, in three queries."""
    read = chain(_phases(until, most), _events(until, most), _gone(until, most))
    return sorted(read, key=lambda each: (each.on, each.external_id, each.kind), reverse=True)[:most]


def month_movements(day: date) -> MonthMovements:
    """What moved in the month of a day, up to that day, in three queries."""
    since = month_of(day)
    first = Q(position=0)
    begun = _started(day).filter(start_on__gte=since)
    counted = begun.aggregate(arrived=Count("pk", filter=first), stages=Count("pk", filter=~first))
    return MonthMovements(
        since_on=since,
        arrived=counted["arrived"],
        stages=counted["stages"],
        gone=_left(day).filter(gone_on__gte=since).count(),
        active_before=products_on(since - timedelta(days=1))
        .filter(current_stage__in=Stage.objects.filter(is_active=True).values("key"))
        .count(),
    )


def _started(until: date) -> QuerySet[ProductPhase]:
    return ProductPhase.objects.filter(_PUBLISHED, start_on__lte=until)


def _left(until: date) -> QuerySet[Product]:
    return Product.objects.filter(gone_on__lte=until, origin=Product.Origin.REGISTRY, is_confidential=False)


def _phases(until: date, most: int) -> Iterable[Movement]:
    columns = ("start_on", "position", "product__external_id", "product__name", "stage__label")
    rows = _started(until).order_by("-start_on", "-pk").values_list(*columns)[:most]
    for on, position, external_id, product, label in rows:
        if on is not None:
            kind = MovementKind.STAGE if position else MovementKind.ARRIVED
            yield Movement(on, kind, external_id, product, label)


def _events(until: date, most: int) -> Iterable[Movement]:
    columns = ("happened_on", "product__external_id", "product__name", "name", "comment")
    told = ProductEvent.objects.filter(_PUBLISHED, happened_on__lte=until)
    for on, external_id, product, name, comment in told.order_by("-happened_on", "-pk").values_list(*columns)[:most]:
        if on is not None:
            yield Movement(on, MovementKind.EVENT, external_id, product, name, comment)


def _gone(until: date, most: int) -> Iterable[Movement]:
    for on, external_id, product in (
        _left(until).order_by("-gone_on", "-pk").values_list("gone_on", "external_id", "name")[:most]
    ):
        if on is not None:
            yield Movement(on, MovementKind.GONE, external_id, product)
