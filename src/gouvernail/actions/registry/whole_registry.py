"""Bring together every record that the registry holds now: those just read, and those that did not change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gouvernail.actions.registry.reading import Reading
from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.parse.across import Crossing, Registry, look_across
from gouvernail.harvesters.registry.parse.files import Record, understand_again
from gouvernail.harvesters.registry.parse.references import id_of_file
from gouvernail.harvesters.registry.parse.troubles import Trouble
from gouvernail.records.models import Incubator, Organisation, Person, Product, ProductAlias, RegistryFile

MODELS = {
    Collection.ORGANISATIONS: Organisation,
    Collection.INCUBATORS: Incubator,
    Collection.PRODUCTS: Product,
    Collection.PEOPLE: Person,
}


@dataclass(slots=True)
class WholeRegistry:
    """The registry as a whole, the ids whose files were read just now, and the troubles of all files together."""

    registry: Registry
    fresh: dict[Collection, set[str]]
    crossing: Crossing = field(default_factory=lambda: Crossing({}, ()))
    troubles: list[Trouble] = field(default_factory=list)

    def resolve(self, collection: Collection, external_id: str) -> str | None:
        """The id under which a reference is known today."""
        return self.crossing.resolve(self.registry, collection, external_id)


def whole_registry(reading: Reading, raw_of: dict[str, dict[str, Any]]) -> WholeRegistry:
    """Every record of the source. `raw_of` is the remembered front matter, by path.

    A file that has become unreadable keeps the record that it had: a slip never makes a product disappear.
    """
    fresh_records = {each.entry.path: each.record for each in reading.fresh if each.record is not None}
    shelves: dict[Collection, dict[str, tuple[str, Record]]] = {each: {} for each in Collection}
    fresh: dict[Collection, set[str]] = {each: set() for each in Collection}
    troubles = []
    for entry in sorted(reading.entries, key=lambda each: (not each.path.endswith(".md"), each.path)):
        external_id, shelf = id_of_file(entry.name), shelves[entry.collection]
        record = fresh_records.get(entry.path) or understand_again(
            entry, raw_of.get(entry.path, {}), reading.as_of_on.year
        )
        if record is None:
            continue
        if external_id in shelf:
            troubles.append(Trouble("duplicate_id", entry.path, value=external_id, understood=shelf[external_id][0]))
            continue
        shelf[external_id] = (entry.path, record)
        if entry.path in fresh_records:
            fresh[entry.collection].add(external_id)
    whole = WholeRegistry(Registry(shelves, _remembered(), _aliases()), fresh, troubles=troubles)
    whole.crossing = look_across(whole.registry)
    whole.troubles.extend(whole.crossing.troubles)
    return whole


def remembered_front_matter(reading: Reading) -> dict[str, dict[str, Any]]:
    """The front matter of the files that are still there, as it was last read."""
    paths = {entry.path for entry in reading.entries}
    collections = {entry.collection for entry in reading.entries}
    files = RegistryFile.objects.filter(collection__in=collections).order_by().values_list("path", "raw")
    return {path: raw for path, raw in files if path in paths}


def _remembered() -> dict[Collection, frozenset[str]]:
    return {
        collection: frozenset(model._default_manager.order_by().values_list("external_id", flat=True))
        for collection, model in MODELS.items()
        if collection is not Collection.PEOPLE
    }


def _aliases() -> dict[str, str]:
    return dict(ProductAlias.objects.order_by().values_list("external_id", "product__external_id"))
