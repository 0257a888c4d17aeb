"""The parts of a framework's page: its holders by lot, its units, its prices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gouvernail.records.models import (
    Contractor,
    ContractorRank,
    CorrespondentNaming,
    Framework,
    Lot,
    UnitPrice,
    WorkUnit,
)
from gouvernail.records.queries.frameworks.catalogue import schedules_of, units_of
from gouvernail.records.queries.frameworks.holders import lots_of, namings_of, ranks_of
from gouvernail.rules.work_units import Size, Unit, size_of


class HolderRow(NamedTuple):
    """A rank as shown; ``is_ended`` when no order goes to it any more."""

    rank: ContractorRank
    correspondent: CorrespondentNaming | None
    is_ended: bool


class HolderGroup(NamedTuple):
    """The ranks of the whole framework (no lot), or of one of its lots."""

    lot: Lot | None
    rows: Sequence[HolderRow]


class CorrespondentRow(NamedTuple):
    """A contractor and those it named, the one that counts first."""

    contractor: Contractor
    namings: Sequence[CorrespondentNaming]


class UnitRow(NamedTuple):
    """A unit of the catalogue and what one unit stands for."""

    unit: WorkUnit
    size: Size


class PriceRow(NamedTuple):
    """What a contractor asks for a unit: in force now, to come, and before."""

    contractor: Contractor
    unit: WorkUnit
    now: UnitPrice | None
    to_come: Sequence[UnitPrice]
    before: Sequence[UnitPrice]


def holder_groups(framework: Framework, on: date) -> Sequence[HolderGroup]:
    """The holders, lot by lot; lots without holder included."""
    namings = namings_of(framework)
    by_lot: dict[int | None, list[HolderRow]] = {}
    for rank in ranks_of(framework):
        named = next(iter(namings.get(rank.contractor_id, ())), None)
        is_ended = rank.ended_on is not None and rank.ended_on <= on
        by_lot.setdefault(rank.lot_id, []).append(HolderRow(rank, named, is_ended))
    whole = [HolderGroup(None, by_lot[None])] if None in by_lot else []
    return [*whole, *(HolderGroup(lot, by_lot.get(lot.pk, [])) for lot in lots_of(framework))]


def correspondent_rows(framework: Framework) -> Sequence[CorrespondentRow]:
    """Every ranked contractor of the framework, once, with its correspondents. CCTP 4.1 (4.1-correspondent)."""
    namings = namings_of(framework)
    contractors = {rank.contractor_id: rank.contractor for rank in ranks_of(framework)}
    return [CorrespondentRow(one, namings.get(pk, ())) for pk, one in contractors.items()]


def unit_rows(framework: Framework) -> Sequence[UnitRow]:
    """The catalogue with what one unit stands for."""
    return [UnitRow(unit, size_of(unit_facts(unit))) for unit in units_of(framework)]


def unit_facts(unit: WorkUnit) -> Unit:
    """A unit as the rules take it."""
    return Unit(unit.kind, unit.measure, unit.days_per_unit_hundredths, unit.duration_months_hundredths)


def price_rows(framework: Framework, on: date) -> Iterator[PriceRow]:
    """Every schedule of prices, by contractor then unit."""
    for prices in schedules_of(framework).values():
        past = [one for one in prices if one.from_on <= on]
        to_come = [one for one in prices if one.from_on > on]
        yield PriceRow(prices[0].contractor, prices[0].work_unit, past[0] if past else None, to_come, past[1:])


def contractors_in(groups: Sequence[HolderGroup]) -> Mapping[int, Contractor]:
    """The contractors of the groups, by id."""
    return {row.rank.contractor_id: row.rank.contractor for group in groups for row in group.rows}
