"""The catalogue of a framework and what each contractor asks for each unit, revision after revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouvernail.records.models import Framework, UnitPrice, WorkUnit

#: Prices of one unit at one contractor, the last revision first, by (contractor id, work unit id).
Schedules = Mapping[tuple[int, int], Sequence[UnitPrice]]


def units_of(framework: Framework) -> Sequence[WorkUnit]:
    """The units of the catalogue, by code."""
    return list(WorkUnit.objects.filter(framework=framework).order_by("code"))


def schedules_of(framework: Framework) -> Schedules:
    """Every price ever given, by contractor then unit."""
    found: dict[tuple[int, int], list[UnitPrice]] = {}
    prices = UnitPrice.objects.filter(framework=framework).select_related("contractor", "work_unit")
    for one in prices.order_by("contractor__name", "contractor_id", "work_unit__code", "-from_on"):
        found.setdefault((one.contractor_id, one.work_unit_id), []).append(one)
    return found
