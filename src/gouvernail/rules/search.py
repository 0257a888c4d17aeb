"""What people type to find something, and how close a name comes to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from gouvernail.rules.folding import folded

#: More words than this narrow nothing any more.
MOST_WORDS = 8
_WORD = re.compile(r"[^\W_]+")


class Closeness(IntEnum):
    """How close something comes to what is looked for, the closest first."""

    EXACT = 0
    PREFIX = 1
    WORD = 2
    ANYWHERE = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that somebody looks for: every one of its words must be found, literally, but for case and accents.

    ``words`` are parted by spaces; ``key`` leaves punctuation out, so that `bc 2026 014` names `BC-2026-014`.
    """

    text: str
    folded: str = field(init=False)
    words: tuple[str, ...] = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        plain = folded(self.text)
        object.__setattr__(self, "words", tuple(plain.split()[:MOST_WORDS]))
        object.__setattr__(self, "folded", " ".join(plain.split()))
        object.__setattr__(self, "key", key_of(plain))


def key_of(plain: str) -> str:
    """The words of a folded text, parted by one space, in any alphabet."""
    return " ".join(_WORD.findall(plain))


def is_found(asked: Asked, *texts: str) -> bool:
    """Whether every word looked for stands somewhere in these texts; nothing is looked for by no word."""
    plain = [folded(text) for text in texts]
    return bool(asked.words) and all(any(word in text for text in plain) for word in asked.words)


def closeness(asked: Asked, names: Iterable[str]) -> Closeness:
    """How close the names of something already found come: its name, its number, its id. CCTP 4.2 (4.2-device)."""
    plain = [" ".join(folded(name).split()) for name in names]
    keys = [key_of(name) for name in plain]
    if asked.folded in plain or (asked.key and asked.key in keys):
        return Closeness.EXACT
    if _begins(plain, asked.folded) or _begins(keys, asked.key):
        return Closeness.PREFIX
    told = " ".join(keys).split()
    if asked.key and all(_begins(told, word) for word in asked.key.split()):
        return Closeness.WORD
    return Closeness.ANYWHERE


def _begins(texts: Iterable[str], beginning: str) -> bool:
    return bool(beginning) and any(text.startswith(beginning) for text in texts)
