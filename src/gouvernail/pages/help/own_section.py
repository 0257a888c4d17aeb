"""Which section of the guide explains the page that is being read.

A section, or a whole chapter, names the addresses that it explains in its title: « L’état (`/pilotage/etat/`) ». What
changes from one page to the next is written `…` or `<identifiant>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from gouvernail.pages.help.guide import CONTENTS, address_of, chapters

_ANYTHING = re.compile(r"(<[^<>/]+>|…)")


class Explained(NamedTuple):
    """Pages, and where they are explained; ``weight`` grows with what the pattern says in full."""

    weight: int
    pattern: re.Pattern[str]
    address: str


def help_address(path: str) -> str:
    """The section of a page; for want of one, that of the pages above it; the table of contents otherwise."""
    for one in _explained():
        if one.pattern.fullmatch(path):
            return one.address
    above = (one for one in _explained() if one.weight > 1 and one.pattern.match(path))
    found = next(above, None)
    return found.address if found else address_of(CONTENTS)


@cache
def _explained() -> list[Explained]:
    found = [
        Explained(len(_ANYTHING.sub("", pattern)), _compiled(pattern), address)
        for patterns, address in _named()
        for pattern in patterns
    ]
    return sorted(found, key=lambda one: -one.weight)


def _named() -> Iterator[tuple[Sequence[str], str]]:
    """The patterns that chapters and their sections name, and where these are read."""
    for chapter in chapters().values():
        yield chapter.addresses, address_of(chapter.name)
        for section in chapter.sections:
            yield section.addresses, address_of(chapter.name, section.anchor)


def _compiled(pattern: str) -> re.Pattern[str]:
    parts = (("[^/]+" if _ANYTHING.fullmatch(part) else re.escape(part)) for part in _ANYTHING.split(pattern))
    return re.compile("".join(parts))
