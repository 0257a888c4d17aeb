"""The free labels of a product: themes, kinds of users, technologies."""

from __future__ import annotations

from typing import NamedTuple

from gouvernail.harvesters.registry.parse.fields import SHORT, Fields
from gouvernail.rules.folding import grouping_key

KINDS = {"theme": "thematiques", "user_type": "usertypes", "technology": "techno"}


class LabelRecord(NamedTuple):
    """One label as written, and the key that groups its spellings."""

    kind: str
    key: str
    label: str


def understand_labels(fields: Fields) -> tuple[LabelRecord, ...]:
    """The labels of the three kinds, each once."""
    found: dict[tuple[str, str], LabelRecord] = {}
    for kind, field in KINDS.items():
        for index, label in enumerate(fields.texts(field)):
            # `C#` and `C++` are no words: what has none keeps its own spelling as key.
            key = _key(label)
            if (kind, key) in found:
                fields.troubles.add("label_spelling", f"{field}[{index}]", label, found[kind, key].label)
            found.setdefault((kind, key), LabelRecord(kind, key, label))
    return tuple(found.values())


def _key(label: str) -> str:
    key = label.casefold() if set("#+") & set(label) else grouping_key(label) or label.casefold()
    return key[:SHORT]  # folding may lengthen a text: « ß » gives two letters
