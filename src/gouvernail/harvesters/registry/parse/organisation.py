"""An organisation of the registry."""

from __future__ import annotations

from dataclasses import dataclass

from gouvernail.harvesters.registry.parse.fields import Fields
from gouvernail.harvesters.registry.parse.references import Reference

KEPT_RAW = ("annuaire",)


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """A public body that sponsors or bears products."""

    external_id: str
    name: str
    kind: str
    domain: str
    acronym: str
    redirect_from: tuple[Reference, ...]


def understand_organisation(external_id: str, fields: Fields) -> OrganisationRecord:
    """The organisation that a front matter tells; its file name is its id, whatever its field `id` says."""
    name = fields.text("name") or fields.text("title")
    if not name:
        fields.troubles.add("missing_title", "name", understood=external_id)
    written_id = fields.text("id", 300)
    if written_id and written_id != external_id:
        fields.troubles.add("id_differs_from_file_name", "id", written_id, external_id)
    record = OrganisationRecord(
        external_id=external_id,
        name=name or external_id,
        kind=fields.text("type", 120),
        domain=fields.text("domaine_ministeriel", 200),
        acronym=fields.text("acronym", 120),
        redirect_from=fields.references("redirect_from"),
    )
    for key in KEPT_RAW:
        fields.raw(key)
    for key in fields.unknown():
        fields.troubles.add("unknown_key", key, fields.values[key], "gardé dans les données brutes")
    return record
