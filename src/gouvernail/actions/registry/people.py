"""The people of the registry and their missions, as rows; no name is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from gouvernail.actions.registry.children import keep_children
from gouvernail.actions.registry.rows import Row
from gouvernail.actions.registry.table import Outcome, Table, keep
from gouvernail.actions.registry.whole_registry import WholeRegistry
from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.parse.person import PersonRecord
from gouvernail.records.models import Mission, Person

TABLE = Table(Person, ("domain", "member_type"))
_MISSION = ("person_id", "position", "start_on", "end_on", "status", "employer", "employer_key")


def keep_people(whole: WholeRegistry, product_ids: Mapping[str, int], gone_on: date) -> Outcome:
    """Create, change or mark as gone; the missions follow, and their links to products."""
    records = {
        each: record
        for each, (_, record) in whole.registry.shelf(Collection.PEOPLE).items()
        if isinstance(record, PersonRecord)
    }
    wanted = {each: (record.domain, record.member_type) for each, record in records.items()}
    outcome = keep(TABLE, TABLE.stored(), wanted, gone_on)
    by_row = {outcome.row_ids[each]: each for each in records}
    fresh = {outcome.row_ids[each]: records[each] for each in whole.fresh[Collection.PEOPLE]}
    changed = keep_children(Mission, _MISSION, _missions(fresh), fresh)
    changed |= _keep_links({row_id: records[each] for row_id, each in by_row.items()}, whole, product_ids)
    outcome.changed |= {by_row[row_id] for row_id in changed} - outcome.created
    return outcome


def _missions(records: Mapping[int, PersonRecord]) -> Iterator[Row]:
    for row_id, record in records.items():
        for position, mission in enumerate(record.missions):
            yield (
                row_id,
                position,
                mission.start_on,
                mission.end_on,
                mission.status,
                mission.employer,
                mission.employer_key,
            )


def _keep_links(records: Mapping[int, PersonRecord], whole: WholeRegistry, product_ids: Mapping[str, int]) -> set[int]:
    """The products of every mission, because a product may have appeared or changed its name."""
    missions = Mission.objects.order_by().values_list("person_id", "position", "id")
    owners = {mission: (person, position) for person, position, mission in missions if person in records}
    wanted = [
        (mission, product)
        for mission, (person, position) in owners.items()
        for product in _products(records[person], position, whole, product_ids)
    ]
    changed = keep_children(Mission.products.through, ("mission_id", "product_id"), wanted, owners)
    return {owners[mission][0] for mission in changed}


def _products(
    record: PersonRecord, position: int, whole: WholeRegistry, product_ids: Mapping[str, int]
) -> Iterator[int]:
    known = (whole.resolve(Collection.PRODUCTS, each.external_id) for each in record.missions[position].products)
    yield from dict.fromkeys(product_ids[each] for each in known if each is not None and each in product_ids)
