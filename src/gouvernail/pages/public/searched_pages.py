"""The pages of the site that the search finds by their title, for those who may open them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse

from gouvernail.pages.help.guide import address_of, chapters
from gouvernail.pages.navigation import ENTRIES
from gouvernail.pages.sign_in.reader import Reader
from gouvernail.rules.access import PUBLIC_RIGHTS, Right


class PageTitle(NamedTuple):
    """A page by its title and by other words that people look for it with."""

    label: str
    url_name: str
    right: Right
    words: str = ""


#: What stands before the titles of the guide.
GUIDE = "Guide\N{NO-BREAK SPACE}: "

#: Beside the menu.
_BESIDE = (
    PageTitle("Bons de commande", "orders", Right.SEE_ORDER, "liste commandes brouillons annulés"),
    PageTitle("Saisir un bon de commande", "new_order", Right.ENTER_ORDER, "nouveau"),
    PageTitle("Imports du registre des produits", "registry_imports", Right.IMPORT_REGISTRY, "particularités"),
    PageTitle("Employeurs du registre", "employers", Right.MAP_EMPLOYERS, "rapprocher titulaires"),
    PageTitle("Mon compte", "own_account", Right.KEEP_OWN_ACCOUNT, "rôles profil second facteur"),
    PageTitle("Mes connexions", "own_sessions", Right.KEEP_OWN_ACCOUNT, "compte sessions appareils"),
    PageTitle("Définitions", "definitions", Right.SEE_PORTFOLIO, "termes mots chiffres calcul glossaire"),
    PageTitle("Mon compte", "own_account", Right.KEEP_OWN_ACCOUNT, "connexions sessions second facteur"),
    PageTitle("Changer de mot de passe", "change_password", Right.KEEP_OWN_ACCOUNT, "compte"),
    PageTitle("Accessibilité", "accessibility", Right.SEE_PORTFOLIO, "rgaa déclaration"),
    PageTitle("Mentions légales", "legal_notice", Right.SEE_PORTFOLIO, "éditeur hébergeur"),
    PageTitle("Protection des données", "data_protection", Right.SEE_PORTFOLIO, "rgpd personnelles"),
    PageTitle("Contribuer", "contribute", Right.SEE_PORTFOLIO, "code source"),
    PageTitle("Mouvements du portefeuille (flux Atom)", "movements", Right.SEE_PORTFOLIO, "nouveautés rss"),
)
_OF_THE_MENU = {
    "statement": "avancement solde commandé reste à faire écart épuisement",
    "steering_home": "accueil attention",
    "waiting_days": "à accepter déclarés",
    "market_imports": "classeur du marché aperçu",
    "partner_products": "partenaire reprendre produits",
    "people": "comptes rôles inviter accès",
    "my_month": "jours grille déclarer",
    "team_months": "mois approuver déclarer",
    "activities": "tableau à faire en cours faites",
    "journal": "écritures traces",
}


def page_titles(reader: Reader) -> Iterator[tuple[str, str, str]]:
    """The label, the address and the other words of every page that a reader may open."""
    menu = (PageTitle(each.label, each.url_name, each.right, _OF_THE_MENU.get(each.url_name, "")) for each in ENTRIES)
    for label, url_name, right, words in (*menu, *_BESIDE):
        if right in PUBLIC_RIGHTS or reader.may(right):
            yield label, reverse(url_name), words
    yield from _guide_titles()


def _guide_titles() -> Iterator[tuple[str, str, str]]:
    """The chapters of the guide and their sections, by their titles."""
    for chapter in chapters().values():
        yield GUIDE + chapter.title, address_of(chapter.name), ""
        for section in chapter.sections:
            yield GUIDE + section.title, address_of(chapter.name, section.anchor), ""
