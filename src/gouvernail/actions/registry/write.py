"""Write what an import read: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.registry.aliases import keep_aliases
from gouvernail.actions.registry.counts import Counts
from gouvernail.actions.registry.files import keep_files, keep_troubles
from gouvernail.actions.registry.incubators import keep_incubators
from gouvernail.actions.registry.organisations import keep_organisations
from gouvernail.actions.registry.people import keep_people
from gouvernail.actions.registry.products import Links, keep_products, product_records
from gouvernail.actions.registry.reading import Reading
from gouvernail.actions.registry.report import report_of
from gouvernail.actions.registry.request import ImportRequest
from gouvernail.actions.registry.stages import keep_stages
from gouvernail.actions.registry.table import Outcome
from gouvernail.actions.registry.whole_registry import WholeRegistry, remembered_front_matter, whole_registry
from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.parse.vocabulary import StageRecord
from gouvernail.harvesters.registry.read.source import public_name
from gouvernail.harvesters.registry.reader_version import READER_VERSION
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import JournalHead, RegistryImport
from gouvernail.records.queries.registry import living_counts
from gouvernail.records.whole_tables import whole_table_digests


@transaction.atomic
def write(request: ImportRequest, reading: Reading, last_import: int | None) -> dict[str, Any] | None:
    """Write all or nothing; `None` when another import came between the reading and the lock.

    A rehearsal goes all the way, so that its report is true, and then undoes everything.
    """
    JournalHead.objects.select_for_update().get(id=1)
    if RegistryImport.objects.order_by("-id").values_list("id", flat=True).first() != last_import:
        return None
    raw_of = remembered_front_matter(reading)
    whole = whole_registry(reading, raw_of)
    outcomes = _keep_records(request, reading, whole)
    file_ids = keep_files(reading, raw_of, reading.as_of_on)
    keep_troubles(reading, whole.troubles, file_ids)
    counts = _counted(request, outcomes)
    _remember(request, reading, counts)
    report = report_of(request, reading, counts)
    if request.is_rehearsal:
        transaction.set_rollback(True)
    return report


def _keep_records(request: ImportRequest, reading: Reading, whole: WholeRegistry) -> dict[Collection, Outcome]:
    day = reading.as_of_on
    organisations = keep_organisations(whole, day)
    incubators = keep_incubators(whole, organisations.row_ids, day)
    declared = [record for _, record in whole.registry.shelf(Collection.STAGES).values()]
    used = {phase.stage for record in product_records(whole).values() for phase in record.phases}
    stages = keep_stages((each for each in declared if isinstance(each, StageRecord)), sorted(used))
    products = keep_products(whole, Links(stages, organisations.row_ids, incubators.row_ids), day)
    keep_aliases(whole.crossing.former[Collection.PRODUCTS], products.row_ids)
    outcomes = {
        Collection.PRODUCTS: products,
        Collection.INCUBATORS: incubators,
        Collection.ORGANISATIONS: organisations,
    }
    if request.with_people:
        outcomes[Collection.PEOPLE] = keep_people(whole, products.row_ids, day)
    return outcomes


def _counted(request: ImportRequest, outcomes: Mapping[Collection, Outcome]) -> Counts:
    """The figures of the collections that were read; what lives and was neither created nor changed is unchanged."""
    counts = Counts()
    living = living_counts()
    for collection, count in counts.of.items():
        if collection in request.collections:
            outcome = outcomes.get(collection, Outcome())
            count.created, count.changed = len(outcome.created), len(outcome.changed)
            count.unchanged = living[collection] - count.created - count.changed
            count.gone = len(outcome.gone)
    return counts


def _remember(request: ImportRequest, reading: Reading, counts: Counts) -> None:
    """The import itself, and one journal entry per collection with the digest of the files that it read."""
    RegistryImport.objects.create(
        source=public_name(request.source)[:500],
        commit=reading.commit,
        as_of_on=reading.as_of_on,
        imported_at=clock.now(),
        with_people=request.with_people,
        reader_version=READER_VERSION,
        counts=counts.as_report(),
    )
    for collection, count in counts.of.items():
        files = sorted(
            (each.entry.path, each.entry.blob_id) for each in reading.fresh if each.entry.collection is collection
        )
        if files or count.created or count.changed or count.gone:
            journal.append(_line(request, reading, collection, counts, digest(files)))


def _line(
    request: ImportRequest, reading: Reading, collection: Collection, counts: Counts, files: Mapping[str, object]
) -> journal.Line:
    details = {
        "source": public_name(request.source),
        "commit": reading.commit,
        "as_of_on": reading.as_of_on.isoformat(),
        "counts": counts.as_report()[collection.value],
        "files": files,
        "tables": whole_table_digests(["products"] if collection is Collection.PRODUCTS else []),
    }
    return journal.Line(request.actor, "registry.imported", f"registry:{collection.value}", details)
