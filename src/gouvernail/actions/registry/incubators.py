"""The incubators of the registry, as rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gouvernail.actions.registry.rows import Row
from gouvernail.actions.registry.table import Outcome, Table, follow_renames, keep
from gouvernail.actions.registry.whole_registry import WholeRegistry
from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.parse.incubator import IncubatorRecord
from gouvernail.records.models import Incubator

TABLE = Table(Incubator, ("title", "owner_id", "short_description", "website", "is_hidden"))


def keep_incubators(whole: WholeRegistry, organisations: Mapping[str, int], gone_on: date) -> Outcome:
    """Create, change, rename or mark as gone; an owner that nobody knows leaves no link."""
    stored = TABLE.stored()
    follow_renames(stored, whole.crossing.former[Collection.INCUBATORS])
    wanted = {
        external_id: _row(record, whole, organisations)
        for external_id, (_, record) in whole.registry.shelf(Collection.INCUBATORS).items()
        if isinstance(record, IncubatorRecord)
    }
    return keep(TABLE, stored, wanted, gone_on)


def _row(record: IncubatorRecord, whole: WholeRegistry, organisations: Mapping[str, int]) -> Row:
    owner = whole.resolve(Collection.ORGANISATIONS, record.owner.external_id)
    owner_id = organisations.get(owner) if owner else None
    return (record.title, owner_id, record.short_description, record.website, record.is_hidden)
