"""The main menu: what each role finds there, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse

from gouvernail.pages.sign_in.reader import Reader
from gouvernail.rules.access import PUBLIC_RIGHTS, Right


class Entry(NamedTuple):
    """One entry of the menu, shown to those who have ``right``."""

    label: str
    url_name: str
    right: Right


ENTRIES = (
    Entry("Produits", "products", Right.SEE_PORTFOLIO),
    Entry("Incubateurs", "incubators", Right.SEE_PORTFOLIO),
    Entry("Mon mois", "my_month", Right.ENTER_MONTH),
    Entry("Mon espace", "contractor_home", Right.APPROVE_MONTHS),
    Entry("Mois de l’équipe", "team_months", Right.APPROVE_MONTHS),
    Entry("Pilotage", "steering_home", Right.SEE_STATEMENT),
    Entry("État", "statement", Right.SEE_STATEMENT),
    Entry("Jours", "waiting_days", Right.ACCEPT_DAYS),
    Entry("Activités", "activities", Right.MOVE_ACTIVITIES),
    Entry("Imports", "market_imports", Right.IMPORT_MARKET),
    Entry("Mon équipe", "team", Right.INVITE_MEMBERS),
    Entry("Personnes", "people", Right.KEEP_ACCOUNTS),
    Entry("Passation", "partner_products", Right.SEE_PRODUCT_PRIVATE_SIDE),
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
    entries = [(entry.label, reverse(entry.url_name)) for entry in ENTRIES if reader.may(entry.right)]
    nearest = max((address for _, address in entries if path.startswith(address)), key=len, default="")
    for label, address in entries:
        yield Link(label, address, address == nearest, "page" if path == address else "true")


def landing_of(reader: Reader) -> str:
    """Where a reader begins: the first entry of the menu that asks for a role, or the public home page."""
    own = (entry for entry in ENTRIES if entry.right not in PUBLIC_RIGHTS and reader.may(entry.right))
    first = next(own, None)
    return reverse(first.url_name) if first else reverse("home")
