"""An incubator of the registry."""

from __future__ import annotations

from dataclasses import dataclass

from gouvernail.harvesters.registry.parse.fields import LONG, Fields
from gouvernail.harvesters.registry.parse.references import Reference

KEPT_RAW = ("address", "contact", "github", "highlighted_startups", "logo")


@dataclass(frozen=True, slots=True)
class IncubatorRecord:
    """A team that helps products to start."""

    external_id: str
    title: str
    owner: Reference
    short_description: str
    website: str
    is_hidden: bool
    redirect_from: tuple[Reference, ...]


def understand_incubator(external_id: str, fields: Fields) -> IncubatorRecord:
    """The incubator that a front matter tells."""
    title = fields.text("title")
    if not title:
        fields.troubles.add("missing_title", "title", understood=external_id)
    record = IncubatorRecord(
        external_id=external_id,
        title=title or external_id,
        owner=fields.reference("owner"),
        short_description=fields.text("short_description", LONG),
        website=fields.url("website"),
        is_hidden=fields.flag("hidden"),
        redirect_from=fields.references("redirect_from"),
    )
    if record.is_hidden:
        fields.troubles.add("hidden_incubator", "hidden", value="true", understood="gardé, non publié")
    _note_unknown(fields)
    return record


def _note_unknown(fields: Fields) -> None:
    for key in KEPT_RAW:
        fields.raw(key)
    for key in fields.unknown():
        fields.troubles.add("unknown_key", key, fields.values[key], "gardé dans les données brutes")
