"""What only shows when all files are seen together: references, renames, one repository for two products."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.parse.files import Record
from gouvernail.harvesters.registry.parse.incubator import IncubatorRecord
from gouvernail.harvesters.registry.parse.organisation import OrganisationRecord
from gouvernail.harvesters.registry.parse.person import PersonRecord
from gouvernail.harvesters.registry.parse.product import ProductRecord
from gouvernail.harvesters.registry.parse.references import Reference
from gouvernail.harvesters.registry.parse.repositories import RepositoryKind
from gouvernail.harvesters.registry.parse.troubles import Trouble

RENAMABLE = (Collection.PRODUCTS, Collection.INCUBATORS, Collection.ORGANISATIONS)

CROSSING_KINDS = (
    "duplicate_id",
    "former_id",
    "gone_reference",
    "rename_claimed_twice",
    "rename_of_itself",
    "rename_of_living",
    "same_repository",
    "unknown_reference",
)
"""The kinds of trouble that depend on other files, and are looked at anew at each import."""

Shelf = Mapping[str, tuple[str, Record]]
"""The records of one collection by id, each with the path of its file."""


@dataclass(frozen=True, slots=True)
class Registry:
    """Every record that the registry holds now, and what earlier imports remember beside it."""

    shelves: Mapping[Collection, Shelf]
    remembered: Mapping[Collection, frozenset[str]] = field(default_factory=dict)
    remembered_aliases: Mapping[str, str] = field(default_factory=dict)

    def shelf(self, collection: Collection) -> Shelf:
        """The records of one collection."""
        return self.shelves.get(collection, {})


@dataclass(frozen=True, slots=True)
class Crossing:
    """The ids that each collection's files claim as their former ones, and the troubles of all files together."""

    former: Mapping[Collection, Mapping[str, str]]
    troubles: tuple[Trouble, ...]

    def resolve(self, registry: Registry, collection: Collection, external_id: str) -> str | None:
        """The id under which a reference is known today; `None` when nobody knows it."""
        if external_id in registry.shelf(collection):
            return external_id
        if later := self.former.get(collection, {}).get(external_id):
            return later
        if collection is Collection.PRODUCTS and (later := registry.remembered_aliases.get(external_id)):
            return later
        return external_id if external_id in registry.remembered.get(collection, ()) else None


def look_across(registry: Registry) -> Crossing:
    """Follow the renames, then every reference."""
    former: dict[Collection, Mapping[str, str]] = {}
    troubles: list[Trouble] = []
    for collection in RENAMABLE:
        former[collection], found = _renames(collection, registry.shelf(collection))
        troubles.extend(found)
    crossing = Crossing(former, ())
    troubles.extend(_shared_repositories(registry.shelf(Collection.PRODUCTS)))
    troubles.extend(_doubtful_references(registry, crossing))
    return Crossing(former, tuple(troubles))


def _renames(collection: Collection, shelf: Shelf) -> tuple[dict[str, str], list[Trouble]]:
    """Who claims which former id; a living file is never taken for another's past, and the first claim wins."""
    former: dict[str, str] = {}
    troubles = []
    for new, (path, record) in sorted(shelf.items()):
        for old in _claims(collection, record):
            if kind := _why_not_renamed(old, new, shelf, former):
                troubles.append(Trouble(kind, path, "redirect_from", old, former.get(old, "renommage ignoré")))
            else:
                former[old] = new
    return former, troubles


def _claims(collection: Collection, record: Record) -> Iterator[str]:
    if isinstance(record, (ProductRecord, IncubatorRecord, OrganisationRecord)):
        for reference in record.redirect_from:
            if reference.collection in {"", collection.value}:
                yield reference.external_id


def _why_not_renamed(old: str, new: str, shelf: Shelf, former: Mapping[str, str]) -> str:
    if old == new:
        return "rename_of_itself"
    if old in shelf:
        return "rename_of_living"
    return "rename_claimed_twice" if former.get(old, new) != new else ""


def _shared_repositories(products: Shelf) -> Iterator[Trouble]:
    sharing: dict[str, list[tuple[str, str, str]]] = {}
    for external_id, (path, record) in sorted(products.items()):
        if isinstance(record, ProductRecord) and record.repository_kind == RepositoryKind.REPOSITORY:
            address = record.repository_url.casefold().rstrip("/#").removesuffix(".git")
            sharing.setdefault(address, []).append((external_id, path, record.repository_url))
    for together in sharing.values():
        for external_id, path, url in together if len(together) > 1 else ():
            others = ", ".join(other for other, _, _ in together if other != external_id)
            yield Trouble("same_repository", path, "repository", url, f"aussi celui de : {others}")


def _doubtful_references(registry: Registry, crossing: Crossing) -> Iterator[Trouble]:
    for shelf in registry.shelves.values():
        for path, record in shelf.values():
            for field_name, collection, reference in references_of(record):
                resolved = crossing.resolve(registry, collection, reference.external_id)
                if resolved is None:
                    yield Trouble("unknown_reference", path, field_name, reference.external_id, "aucun lien")
                elif resolved != reference.external_id:
                    yield Trouble("former_id", path, field_name, reference.external_id, resolved)
                elif resolved not in registry.shelf(collection):
                    yield Trouble("gone_reference", path, field_name, reference.external_id, "lien gardé")


def references_of(record: Record) -> Iterable[tuple[str, Collection, Reference]]:
    """Every reference of a record: its field, the collection it looks into, and the id."""
    if isinstance(record, ProductRecord):
        return _of_product(record)
    if isinstance(record, IncubatorRecord):
        return [("owner", Collection.ORGANISATIONS, record.owner)] if record.owner.external_id else ()
    return _of_person(record) if isinstance(record, PersonRecord) else ()


def _of_product(record: ProductRecord) -> Iterator[tuple[str, Collection, Reference]]:
    if record.incubator.external_id:
        yield "incubator", Collection.INCUBATORS, record.incubator
    for each in record.other_incubators:
        yield "incubators", Collection.INCUBATORS, each
    for each in record.sponsors:
        yield "sponsors", Collection.ORGANISATIONS, each


def _of_person(record: PersonRecord) -> Iterator[tuple[str, Collection, Reference]]:
    for index, mission in enumerate(record.missions):
        for each in mission.products:
            yield f"missions[{index}].startups", Collection.PRODUCTS, each
