"""The main menu: what each role finds there, in order, grouped when it is long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from django.urls import reverse

from gouvernail.pages.sign_in.reader import Reader
from gouvernail.rules.access import PUBLIC_RIGHTS, Right

#: As many entries as a menu shows one beside the other; more are folded into their groups.
MOST_AT_FIRST_LEVEL = 7


class Group(StrEnum):
    """The entries of a long menu, folded under one word; the order here is that of the menu."""

    PORTFOLIO = "Portefeuille"
    OWN = "Mon espace"
    STEERING = "Pilotage"
    ORDERS = "Commandes"
    TEAMS = "Équipes"
    PROOFS = "Preuves"
    SETTINGS = "Réglages"


class Entry(NamedTuple):
    """One entry of the menu, shown to those who have ``right``, folded under ``group`` when the menu is long.

    It is the current one on its own page and on those under it; a home (``is_home``) on its own page only, since the
    addresses of other entries begin like its own. ``also`` names other pages of which it is the entry.
    """

    label: str
    url_name: str
    right: Right
    group: Group
    is_home: bool = False
    also: tuple[str, ...] = ()


ENTRIES = (
    Entry("Produits", "products", Right.SEE_PORTFOLIO, Group.PORTFOLIO),
    Entry("Incubateurs", "incubators", Right.SEE_PORTFOLIO, Group.PORTFOLIO),
    Entry("Mon mois", "my_month", Right.ENTER_MONTH, Group.OWN),
    Entry("Mon espace", "contractor_home", Right.APPROVE_MONTHS, Group.OWN, is_home=True),
    Entry("Tableau de bord", "steering_home", Right.SEE_STATEMENT, Group.STEERING, is_home=True),
    Entry("Passation", "partner_products", Right.SEE_PRODUCT_PRIVATE_SIDE, Group.PORTFOLIO),
    Entry("Mes échéances", "duties", Right.SEE_DUTIES, Group.STEERING),
    Entry("État", "statement", Right.SEE_STATEMENT, Group.STEERING),
    Entry("Bons de commande", "orders", Right.SEE_ORDER, Group.ORDERS),
    Entry("Besoins", "needs", Right.WRITE_NEEDS, Group.ORDERS),
    Entry("Bons proposés", "proposals", Right.ANSWER_ORDERS, Group.ORDERS),
    Entry("Accords-cadres", "frameworks", Right.SEE_FRAMEWORKS, Group.ORDERS),
    Entry("Jours", "waiting_days", Right.ACCEPT_DAYS, Group.ORDERS),
    Entry("Activités", "activities", Right.MOVE_ACTIVITIES, Group.ORDERS),
    Entry("Mois de l’équipe", "team_months", Right.APPROVE_MONTHS, Group.TEAMS),
    Entry("Profils présentés", "own_presentations", Right.PRESENT_TEAM, Group.TEAMS),
    Entry("Équipes présentées", "presentations", Right.SEE_PRESENTATIONS, Group.TEAMS),
    Entry("Mon équipe", "team", Right.INVITE_MEMBERS, Group.TEAMS),
    Entry("Confidentialité", "confidentiality", Right.WRITE_CONFIDENTIALITY, Group.TEAMS),
    Entry("Confidentialité", "own_confidentiality", Right.ACKNOWLEDGE_CONFIDENTIALITY, Group.TEAMS),
    Entry("Notifications", "notices", Right.SEE_NOTICES, Group.PROOFS),
    Entry("Notifications", "own_notices", Right.READ_OWN_NOTICES, Group.PROOFS),
    Entry("Affectations", "assignments", Right.REPLACE_MEMBERS, Group.TEAMS),
    Entry("Adéquation", "adequacy_checks", Right.CHECK_ADEQUACY, Group.TEAMS),
    Entry("Renouvellement", "turnover", Right.SEE_TURNOVER, Group.TEAMS),
    Entry("Journal", "journal", Right.READ_JOURNAL, Group.PROOFS),
    Entry("Imports", "market_imports", Right.IMPORT_MARKET, Group.SETTINGS, also=("employers",)),
    Entry("Personnes", "people", Right.KEEP_ACCOUNTS, Group.SETTINGS),
    Entry("Délégations", "delegations", Right.KEEP_DELEGATIONS, Group.SETTINGS),
    Entry("Produits confidentiels", "confidential_products", Right.KEEP_CONFIDENTIAL_PRODUCTS, Group.SETTINGS),
)


class Link(NamedTuple):
    """An entry as shown on one page; ``current`` is the value of ``aria-current``, empty elsewhere."""

    label: str
    address: str
    current: str


class Fold(NamedTuple):
    """Entries folded under one word; one without a word is a single entry, shown as it is."""

    label: str
    links: Sequence[Link]

    @property
    def is_current(self) -> bool:
        """Whether one of its entries is the current one."""
        return any(link.current for link in self.links)


def menu_of(reader: Reader, path: str) -> Sequence[Fold]:
    """The menu of a reader on the page at ``path``, never more than seven words at its first level."""
    entries = [entry for entry in ENTRIES if reader.may(entry.right)]
    nearest = max((length for entry in entries if (length := _match(entry, path))), default=0)
    links = [(entry.group, _link(entry, path, nearest)) for entry in entries]
    if len(links) <= MOST_AT_FIRST_LEVEL:
        return [Fold("", [link]) for _, link in links]
    return list(_folded(links))


def _folded(links: Sequence[tuple[Group, Link]]) -> Iterator[Fold]:
    for group in Group:
        own = [link for of_group, link in links if of_group is group]
        if own:
            yield Fold(group.value if len(own) > 1 else "", own)


def _link(entry: Entry, path: str, nearest: int) -> Link:
    address = reverse(entry.url_name)
    is_current = nearest and _match(entry, path) == nearest
    return Link(entry.label, address, ("page" if path == address else "true") if is_current else "")


def _match(entry: Entry, path: str) -> int:
    """How much of the address of a page an entry explains; nought when it is not its entry."""
    if entry.is_home:
        return len(path) if path == reverse(entry.url_name) else 0
    addresses = [reverse(name) for name in (entry.url_name, *entry.also)]
    return max((len(address) for address in addresses if path.startswith(address)), default=0)


def landing_of(reader: Reader) -> str:
    """Where a reader begins: the first entry of the menu that asks for a role, or the public home page."""
    own = (entry for entry in ENTRIES if entry.right not in PUBLIC_RIGHTS and reader.may(entry.right))
    first = next(own, None)
    return reverse(first.url_name) if first else reverse("home")
