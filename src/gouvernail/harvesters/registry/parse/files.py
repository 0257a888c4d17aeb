"""Understand one file, whatever it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.entries import LARGEST_FILE, LONGEST_NAME, Entry
from gouvernail.harvesters.registry.parse.fields import Fields
from gouvernail.harvesters.registry.parse.front_matter import Matter, read_matter
from gouvernail.harvesters.registry.parse.incubator import IncubatorRecord, understand_incubator
from gouvernail.harvesters.registry.parse.organisation import OrganisationRecord, understand_organisation
from gouvernail.harvesters.registry.parse.person import KEPT_RAW, PersonRecord, understand_person
from gouvernail.harvesters.registry.parse.product import ProductRecord, understand_product
from gouvernail.harvesters.registry.parse.references import id_of_file
from gouvernail.harvesters.registry.parse.stage import understand_stage
from gouvernail.harvesters.registry.parse.troubles import Trouble, Troubles
from gouvernail.harvesters.registry.parse.vocabulary import StageRecord
from gouvernail.harvesters.registry.parse.yaml_values import Value

Record: TypeAlias = ProductRecord | IncubatorRecord | OrganisationRecord | PersonRecord | StageRecord


@dataclass(frozen=True, slots=True)
class Understood:
    """A file once read: its record (`None` when it cannot be read), its raw front matter, its troubles.

    Days are still days in `raw`: as JSON it is written with `default=str`.
    """

    entry: Entry
    external_id: str
    record: Record | None
    raw: dict[str, Any]
    troubles: tuple[Trouble, ...]


def understand_file(entry: Entry, content: bytes | None, year: int) -> Understood:
    """What a file says; `content` is `None` when it is too large or no file. `year` is that of the snapshot."""
    troubles = Troubles(entry.path)
    matter = _matter(entry, content, troubles)
    external_id = id_of_file(entry.name)
    if matter is None:
        return Understood(entry, external_id, None, {}, tuple(troubles.found))
    if not entry.name.endswith(".md"):
        troubles.add("missing_suffix", value=entry.name, understood=external_id)
    raw = _kept(entry.collection, matter.values)
    record = _record(entry.collection, external_id, matter, year, troubles)
    return Understood(entry, external_id, record, raw, tuple(troubles.found))


def understand_again(entry: Entry, raw: Mapping[str, Any], year: int) -> Record | None:
    """The record of a file that did not change, from the front matter that was remembered of it."""
    if not raw:
        return None
    troubles = Troubles(entry.path)
    return _record(entry.collection, id_of_file(entry.name), Matter(dict(raw), ""), year, troubles)


def _matter(entry: Entry, content: bytes | None, troubles: Troubles) -> Matter | None:
    if len(entry.name) > LONGEST_NAME:
        troubles.add(
            "name_too_long", value=entry.name, understood=f"laissé de côté : plus de {LONGEST_NAME} caractères"
        )
        return None
    if not entry.blob_id:
        troubles.add("not_a_file", understood="laissé de côté")
        return None
    if content is None:
        troubles.add("file_too_large", understood=f"laissé de côté : plus de {LARGEST_FILE // 1000} ko")
        return None
    return read_matter(content, troubles)


def _record(collection: Collection, external_id: str, matter: Matter, year: int, troubles: Troubles) -> Record | None:
    fields = Fields(matter.values, troubles)
    if collection is Collection.PRODUCTS:
        return understand_product(external_id, fields, matter.body, year)
    understand = _UNDERSTAND.get(collection)
    return understand(external_id, fields) if understand else None


_UNDERSTAND: Mapping[Collection, Callable[[str, Fields], Record | None]] = {
    Collection.INCUBATORS: understand_incubator,
    Collection.ORGANISATIONS: understand_organisation,
    Collection.PEOPLE: understand_person,
    Collection.STAGES: understand_stage,
}


def _kept(collection: Collection, values: dict[str, Value]) -> dict[str, Any]:
    """The front matter to remember; of a person, only what names nobody."""
    if collection is Collection.PEOPLE:
        return {key: value for key, value in values.items() if key in KEPT_RAW}
    return values


def plain(value: Value) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
