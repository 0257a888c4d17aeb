"""The oddities of the registry that depend on the day on which one looks: nothing of them is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import BooleanField, Count, Exists, OuterRef, Q, QuerySet, Subquery

from gouvernail.records.models import Mission, Product, ProductPhase


class DayTrouble(NamedTuple):
    """An oddity of a product on a day."""

    external_id: str
    value: str
    understood: str


def day_counts(on: date) -> dict[str, int]:
    """How many products or phases are odd on that day, by kind; kinds without any are left out."""
    counts = {kind: asked(on).count() for kind, asked in _PHASES.items()}
    asked_at_once = {kind: Count("pk", filter=condition) for kind, condition in _product_conditions().items()}
    counts |= _products(on).aggregate(**asked_at_once)
    return {kind: count for kind, count in counts.items() if count}


def day_troubles(kind: str, on: date) -> Iterator[DayTrouble]:
    """Every oddity of one kind, by product; nothing for a kind that does not depend on the day."""
    if asked := _PHASES.get(kind):
        columns = ("product__external_id", "stage__key", "start_on", "until_on")
        for external_id, stage, start, until in asked(on).order_by(*columns).values_list(*columns):
            days = " – ".join(each.isoformat() for each in (start, until) if each)
            yield DayTrouble(external_id, f"{stage} : {days}", _UNDERSTOOD[kind])
    elif condition := _product_conditions().get(kind):
        for external_id in (
            _products(on).filter(condition).order_by("external_id").values_list("external_id", flat=True)
        ):
            yield DayTrouble(external_id, "", _UNDERSTOOD[kind])


def _future_phases(on: date) -> QuerySet[ProductPhase]:
    return ProductPhase.objects.filter(product__gone_on=None, start_on__gt=on)


def _last_phases_over(on: date) -> QuerySet[ProductPhase]:
    later = ProductPhase.objects.filter(product=OuterRef("product"), position__gt=OuterRef("position"))
    return ProductPhase.objects.filter(~Exists(later), product__gone_on=None, until_on__lte=on)


def _products(on: date) -> QuerySet[Product]:
    """The living products with what is asked of them on that day; `is_active` is empty when no phase has started."""
    phases = ProductPhase.objects.filter(product=OuterRef("pk"))
    started = phases.filter(Q(start_on=None) | Q(start_on__lte=on)).order_by("-position")
    missions = Mission.products.through._default_manager.filter(product=OuterRef("pk"), mission__start_on__lte=on)
    running = missions.filter(Q(mission__end_on=None) | Q(mission__end_on__gte=on))
    return Product.objects.filter(gone_on=None, origin=Product.Origin.REGISTRY).annotate(
        has_phase=Exists(phases),
        has_mission=Exists(running),
        is_active=Subquery(started.values("stage__is_active")[:1], output_field=BooleanField(null=True)),
    )


def _product_conditions() -> Mapping[str, Q]:
    """What is odd of a product; a missing mission says nothing as long as people were not imported."""
    conditions = {
        "no_phase_started": Q(is_active=None, has_phase=True),
        "inactive_with_missions": Q(is_active=False, has_mission=True),
    }
    if Mission.objects.exists():
        conditions["active_without_missions"] = Q(is_active=True, has_mission=False)
    return conditions


_PHASES: Mapping[str, Callable[[date], QuerySet[ProductPhase]]] = {
    "phase_in_future": _future_phases,
    "latest_phase_ended": _last_phases_over,
}
_UNDERSTOOD = {
    "phase_in_future": "phase prévue",
    "latest_phase_ended": "reste la phase en cours",
    "no_phase_started": "aucune phase en cours",
    "inactive_with_missions": "à vérifier",
    "active_without_missions": "à vérifier",
}
