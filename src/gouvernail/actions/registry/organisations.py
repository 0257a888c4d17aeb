"""The organisations of the registry, as rows."""

from __future__ import annotations

from datetime import date

from gouvernail.actions.registry.table import Outcome, Table, follow_renames, keep
from gouvernail.actions.registry.whole_registry import WholeRegistry
from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.parse.organisation import OrganisationRecord
from gouvernail.records.models import Organisation

TABLE = Table(Organisation, ("name", "kind", "domain", "acronym"))


def keep_organisations(whole: WholeRegistry, gone_on: date) -> Outcome:
    """Create, change, rename or mark as gone."""
    stored = TABLE.stored()
    follow_renames(stored, whole.crossing.former[Collection.ORGANISATIONS])
    wanted = {
        external_id: (record.name, record.kind, record.domain, record.acronym)
        for external_id, (_, record) in whole.registry.shelf(Collection.ORGANISATIONS).items()
        if isinstance(record, OrganisationRecord)
    }
    return keep(TABLE, stored, wanted, gone_on)
