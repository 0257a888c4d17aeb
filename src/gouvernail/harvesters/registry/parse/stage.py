"""A stage word that the registry itself declares."""

from __future__ import annotations

from gouvernail.harvesters.registry.parse.fields import Fields
from gouvernail.harvesters.registry.parse.phases import UNKNOWN_RANK
from gouvernail.harvesters.registry.parse.vocabulary import StageRecord, vocabulary

KEPT_RAW = ("documentation_url", "group", "order", "related", "short_description", "title")


def understand_stage(external_id: str, fields: Fields) -> StageRecord | None:
    """The stage that a front matter declares, if it is a new one: the packaged vocabulary wins for words it knows."""
    key = fields.text("status", 60) or external_id[:60]
    label = fields.text("label", 200)
    for field in KEPT_RAW:
        fields.raw(field)
    for field in fields.unknown():
        fields.troubles.add("unknown_key", field, fields.values[field], "gardé dans les données brutes")
    if key in vocabulary().stages or key in vocabulary().old_words:
        return None
    return StageRecord(key, label or key, UNKNOWN_RANK, is_active=True, is_terminal=False)
