"""The main menu: what each role finds there, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse

from gouvernail.pages.sign_in.reader import Reader
from gouvernail.rules.access import Right


class Entry(NamedTuple):
    """One entry of the menu, shown to those who have ``right``."""

    label: str
    url_name: str
    right: Right


ENTRIES = (
    Entry("Produits", "products", Right.SEE_PORTFOLIO),
    Entry("Pilotage", "steering_home", Right.SEE_STATEMENT),
    Entry("État", "statement", Right.SEE_STATEMENT),
    Entry("Imports", "market_imports", Right.IMPORT_MARKET),
    Entry("Journal", "journal", Right.READ_JOURNAL),
)


class Link(NamedTuple):
    """An entry as shown on one page."""

    label: str
    address: str
    is_current: bool
    current: str


def links_for(reader: Reader, path: str) -> Iterator[Link]:
    """The menu of a reader on the page at ``path``."""
    for entry in ENTRIES:
        if reader.may(entry.right):
            address = reverse(entry.url_name)
            yield Link(entry.label, address, path.startswith(address), "page" if path == address else "true")
