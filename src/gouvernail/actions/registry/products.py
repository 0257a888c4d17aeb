"""The products of the registry, as rows, with their phases, events, labels and links."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gouvernail.actions.registry.children import keep_children
from gouvernail.actions.registry.rows import Row
from gouvernail.actions.registry.table import Kept, Outcome, Table, follow_renames, keep
from gouvernail.actions.registry.whole_registry import WholeRegistry
from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.parse.files import plain
from gouvernail.harvesters.registry.parse.product import ProductRecord
from gouvernail.harvesters.registry.parse.references import Reference
from gouvernail.records.models import Product, ProductEvent, ProductLabel, ProductPhase
from gouvernail.rules.folding import folded

_AS_READ = (
    "name",
    "mission",
    "content_markdown",
    "link",
    "repository_url",
    "repository_kind",
    "stats_url",
    "budget_url",
    "impact_url",
    "roadmap_url",
    "dashlord_url",
    "risk_analysis_url",
    "accessibility_status",
)
TABLE = Table(
    Product,
    ("incubator_id", "origin", "raw", "search_key", *_AS_READ),
    at_birth={"uuid": uuid.uuid4, "administration": str},
    scope={"origin": Product.Origin.REGISTRY.value},
)
_INCUBATOR = TABLE.position("incubator_id")
_ORIGIN = TABLE.position("origin")


@dataclass(frozen=True, slots=True)
class Links:
    """The ids of the rows that products point to."""

    stages: Mapping[str, int]
    organisations: Mapping[str, int]
    incubators: Mapping[str, int]


def keep_products(whole: WholeRegistry, links: Links, gone_on: date) -> Outcome:
    """Create, change, rename or mark as gone. A product entered by hand is adopted when the registry names it.

    CCTP 1.2 (1.2-portfolio).
    """
    stored = TABLE.stored()
    follow_renames(stored, whole.crossing.former[Collection.PRODUCTS])
    records = product_records(whole)
    wanted = {
        external_id: _row(record, whole, links)
        if external_id in whole.fresh[Collection.PRODUCTS] or external_id not in stored
        else _row_as_before(stored[external_id], record, whole, links)
        for external_id, record in records.items()
    }
    outcome = keep(TABLE, stored, wanted, gone_on)
    outcome.changed |= _keep_what_hangs(whole, records, links, outcome) - outcome.created
    return outcome


def product_records(whole: WholeRegistry) -> dict[str, ProductRecord]:
    """The products that the registry holds now."""
    shelf = whole.registry.shelf(Collection.PRODUCTS)
    return {each: record for each, (_, record) in shelf.items() if isinstance(record, ProductRecord)}


def _row(record: ProductRecord, whole: WholeRegistry, links: Links) -> Row:
    return (
        _incubator(record, whole, links),
        Product.Origin.REGISTRY.value,
        plain(record.raw),
        search_key(record),
        *(getattr(record, column) for column in _AS_READ),
    )


def _row_as_before(stored: Kept, record: ProductRecord, whole: WholeRegistry, links: Links) -> Row:
    """The row of a file that was not read again: only what others say of it may have changed."""
    values = list(stored.values)
    values[_INCUBATOR] = _incubator(record, whole, links)
    values[_ORIGIN] = Product.Origin.REGISTRY.value
    return tuple(values[1:-1])


def _incubator(record: ProductRecord, whole: WholeRegistry, links: Links) -> int | None:
    known = whole.resolve(Collection.INCUBATORS, record.incubator.external_id)
    return links.incubators.get(known) if known else None


def search_key(record: ProductRecord) -> str:
    """The folded text that the search reads."""
    words = (record.name, record.mission, record.external_id, *(label.label for label in record.labels))
    return folded(" ".join(words))


def _keep_what_hangs(
    whole: WholeRegistry, records: Mapping[str, ProductRecord], links: Links, outcome: Outcome
) -> set[str]:
    """Phases, events and labels of the files read now; links of all, because the other end may have moved."""
    ids = outcome.row_ids
    fresh = {ids[each]: records[each] for each in whole.fresh[Collection.PRODUCTS]}
    everyone = {ids[each]: record for each, record in records.items()}
    changed = keep_children(ProductPhase, _PHASE, _phases(fresh, links), fresh)
    changed |= keep_children(ProductEvent, _EVENT, _events(fresh), fresh)
    changed |= keep_children(ProductLabel, _LABEL, _labels(fresh), fresh)
    sponsors = _pairs(everyone, "sponsors", Collection.ORGANISATIONS, links.organisations, whole)
    changed |= keep_children(Product.sponsors.through, ("product_id", "organisation_id"), sponsors, everyone)
    others = _pairs(everyone, "other_incubators", Collection.INCUBATORS, links.incubators, whole)
    changed |= keep_children(Product.other_incubators.through, ("product_id", "incubator_id"), others, everyone)
    return {records_id for records_id in records if ids[records_id] in changed}


_PHASE = (
    "product_id",
    "position",
    "stage_id",
    "start_on",
    "until_on",
    "raw_name",
    "raw_start",
    "raw_end",
    "comment",
)
_EVENT = ("product_id", "name", "happened_on", "comment")
_LABEL = ("product_id", "kind", "key", "label")


def _phases(records: Mapping[int, ProductRecord], links: Links) -> Iterator[Row]:
    for row_id, record in records.items():
        for position, phase in enumerate(record.phases):
            yield (
                row_id,
                position,
                links.stages[phase.stage],
                phase.start_on,
                phase.until_on,
                phase.raw_name,
                phase.raw_start,
                phase.raw_end,
                phase.comment,
            )


def _events(records: Mapping[int, ProductRecord]) -> Iterator[Row]:
    for row_id, record in records.items():
        for event in record.events:
            yield (row_id, event.name, event.happened_on, event.comment)


def _labels(records: Mapping[int, ProductRecord]) -> Iterator[Row]:
    for row_id, record in records.items():
        for label in record.labels:
            yield (row_id, *label)


def _pairs(
    records: Mapping[int, ProductRecord],
    field: str,
    collection: Collection,
    row_ids: Mapping[str, int],
    whole: WholeRegistry,
) -> Iterator[Row]:
    for row_id, record in records.items():
        for other in dict.fromkeys(_known(getattr(record, field), collection, row_ids, whole)):
            yield (row_id, other)


def _known(
    references: Iterable[Reference], collection: Collection, row_ids: Mapping[str, int], whole: WholeRegistry
) -> Iterator[int]:
    for reference in references:
        known = whole.resolve(collection, reference.external_id)
        if known is not None and known in row_ids:
            yield row_ids[known]
