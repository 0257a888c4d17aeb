"""The words of the registry for events, as people say them."""

from __future__ import annotations

_WORDS = {
    "committee": "Passage en comité",
    "end": "Arrêt",
    "launch": "Lancement du produit",
    "national_impact": "Impact national reconnu",
    "other": "Autre",
    "product_launch": "Lancement du produit",
}


def event_words(name: str) -> str:
    """What to say for an event; an unknown word is shown as it is written."""
    return _WORDS.get(name, name)
