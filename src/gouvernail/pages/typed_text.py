"""A text of an address, as it may be looked for."""

from __future__ import annotations

from django.http import QueryDict

_LONGEST = 200


def text_in(asked: QueryDict, name: str) -> str:
    """What an address says under a name, without what follows the two hundredth character.

    Control characters go away: no database stores them and PostgreSQL refuses to look for them.
    """
    text = "".join(character for character in asked.get(name, "") if character.isprintable())
    return text.strip()[:_LONGEST]
