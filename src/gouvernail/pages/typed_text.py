"""A text as somebody typed it, without what nobody sees and no database keeps."""

from __future__ import annotations

from unicodedata import category

from django.http import QueryDict

_LONGEST_IN_ADDRESS = 200
#: Control, format (directions of writing) and half characters; PostgreSQL refuses to look for some of them.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_JOINER = "\N{ZERO WIDTH JOINER}"


def text_in(asked: QueryDict, name: str) -> str:
    """What an address says under a name, without what follows the two hundredth character."""
    return _seen(asked.get(name, "")).strip()[:_LONGEST_IN_ADDRESS]


def line_of(text: str) -> str:
    """A text on one line, its words parted by one space."""
    return _seen(" ".join(text.split()), kept=_JOINER)


def lines_of(text: str) -> str:
    """A text of several lines; line breaks are kept, each as one character."""
    return _seen(text.replace("\r\n", "\n").replace("\r", "\n"), kept=f"\n{_JOINER}").strip()


def _seen(text: str, kept: str = "") -> str:
    return "".join(each for each in text if each in kept or category(each) not in _UNSEEN)
