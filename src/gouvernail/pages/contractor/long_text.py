"""A text of several lines as somebody typed it, without what nobody sees and no database keeps."""

from __future__ import annotations

from unicodedata import category

from django.http import QueryDict

#: Control, format (directions of writing) and half characters.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_KEPT = frozenset("\n\N{ZERO WIDTH JOINER}")


def lines_in(posted: QueryDict, name: str) -> str:
    """The text of a field; line breaks are kept, each as one character."""
    text = posted.get(name, "").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in text if each in _KEPT or category(each) not in _UNSEEN).strip()
