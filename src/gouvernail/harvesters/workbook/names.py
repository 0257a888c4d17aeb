"""Recognise the name of a sheet, of a column or a word: case, accents and spaces are forgiven."""

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """The name without case, accents or punctuation: « Reste à faire » gives `reste_a_faire`."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _SEPARATORS.sub("_", letters).strip("_")
