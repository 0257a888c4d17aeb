"""Fold a text so that spellings which differ by case, accent or punctuation only are found together."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "’": "'"})
_OTHER_THAN_WORDS = re.compile(r"[^0-9a-z]+")


def folded(text: str) -> str:
    """The text in lower case, without accents: `Éducation` gives `education`. CCTP 1.2 (1.2-portfolio)."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(each for each in decomposed if not unicodedata.combining(each))


def grouping_key(text: str) -> str:
    """The folded words alone: `Open-Data` and `open data` give `open data`. CCTP 1.2 (1.2-portfolio)."""
    return _OTHER_THAN_WORDS.sub(" ", folded(text)).strip()
