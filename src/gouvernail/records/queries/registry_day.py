"""The oddities of the registry that depend on the day on which one looks: nothing of them is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q

from gouvernail.records.models import Mission, ProductPhase


class DayTrouble(NamedTuple):
    """An oddity of a product on a day."""

    kind: str
    external_id: str
    field: str = ""
    value: str = ""
    understood: str = ""


class _Phase(NamedTuple):
    product_id: int
    external_id: str
    stage: str
    is_active: bool
    start_on: date | None
    until_on: date | None


def day_troubles(on: date) -> list[DayTrouble]:
    """Stages still to come or already over, and missions that do not fit the stage, on that day."""
    working = _products_with_missions(on)
    people_are_known = bool(working) or Mission.objects.exists()
    found: list[DayTrouble] = []
    for _, group in groupby(_phases(), key=lambda phase: phase.product_id):
        phases = list(group)
        found.extend(_of_phases(phases, on))
        if people_are_known:
            found.extend(_of_missions(phases, on, has_missions=phases[0].product_id in working))
    return found


def _phases() -> Iterator[_Phase]:
    rows = ProductPhase.objects.filter(product__gone_on=None).order_by("product_id", "position")
    columns = ("product_id", "product__external_id", "stage__key", "stage__is_active", "start_on", "until_on")
    return (_Phase(*row) for row in rows.values_list(*columns))


def _products_with_missions(on: date) -> set[int]:
    running = Mission.objects.filter(Q(end_on=None) | Q(end_on__gte=on), start_on__lte=on)
    products = running.exclude(products=None).order_by().values_list("products", flat=True)
    return set(products)


def _started(phases: Sequence[_Phase], on: date) -> list[_Phase]:
    return [phase for phase in phases if phase.start_on is None or phase.start_on <= on]


def _of_phases(phases: Sequence[_Phase], on: date) -> Iterator[DayTrouble]:
    started = _started(phases, on)
    external_id = phases[0].external_id
    for phase in phases[len(started) :]:
        yield DayTrouble("phase_in_future", external_id, "phases", f"{phase.stage} : {phase.start_on}", "phase prévue")
    if not started:
        yield DayTrouble("no_phase_started", external_id, "phases", "", "aucune phase en cours")
    elif (until := phases[-1].until_on) is not None and until <= on:
        last = phases[-1]
        ended = f"{last.stage} : {until}"
        yield DayTrouble("latest_phase_ended", external_id, "phases", ended, "reste la phase en cours")


def _of_missions(phases: Sequence[_Phase], on: date, *, has_missions: bool) -> Iterator[DayTrouble]:
    started = _started(phases, on)
    is_active = bool(started) and started[-1].is_active
    if has_missions and started and not is_active:
        yield DayTrouble("inactive_with_missions", phases[0].external_id, "phases", started[-1].stage)
    if is_active and not has_missions:
        yield DayTrouble("active_without_missions", phases[0].external_id, "phases", started[-1].stage)
