"""Group the free spellings of an employer, to suggest a contractor that a person will confirm."""

from __future__ import annotations

import re

from gouvernail.harvesters.registry.parse.fields import LINE
from gouvernail.rules.folding import folded, grouping_key

_SEVERAL = re.compile(r"\s*(?:/|;|,|\+|&| via | pour | puis )\s*")
_LEGAL_FORMS = re.compile(r"\b(?:sas|sasu|sarl|sa|eurl|ei|scop|scic|scop sarl)\b")
_SITES = re.compile(r"\.(?:fr|com|org|io|net|gouv)\b")


def employer_key(text: str) -> str:
    """The key that groups `MALT`, `malt.fr` and `Malt SAS`; empty when the text says nothing."""
    words = grouping_key(_SITES.sub(" ", folded(text)))
    key = " ".join(_LEGAL_FORMS.sub(" ", words).split()) or words
    return key[:LINE]  # folding may lengthen a text: « ß » gives two letters


def employers_named(text: str) -> tuple[str, ...]:
    """The keys of every employer that a text names: `Malt / Octo` names two. `/` may also join one name.

    A text as short as `N/A` is never split.
    """
    if len(text) < 4:
        return tuple(filter(None, (employer_key(text),)))
    keys = (employer_key(part) for part in _SEVERAL.split(text))
    return tuple(dict.fromkeys(key for key in keys if key))
