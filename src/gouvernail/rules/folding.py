"""Fold a text so that spellings which differ by case, accent or punctuation only are found together."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = re.compile("[\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}]+")
_OTHER_THAN_WORDS = re.compile(r"[^0-9a-z]+")


def folded(text: str) -> str:
    """The text in lower case, without accents: `Éducation` gives `education`. CCTP 1.2 (1.2-portfolio)."""
    if text.isascii():
        return text.lower()
    spelled_out = text.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", spelled_out))


def grouping_key(text: str) -> str:
    """The folded words alone: `Open-Data` and `open data` give `open data`. CCTP 1.2 (1.2-portfolio)."""
    return _OTHER_THAN_WORDS.sub(" ", folded(text)).strip()
