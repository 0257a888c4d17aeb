"""« Aide » leads to the section of the guide that names the page."""

from __future__ import annotations

import pytest

from gouvernail.pages.help.own_section import help_address


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/", "/aide/portefeuille/#laccueil"),
        ("/produits/", "/aide/portefeuille/#la-liste"),
        ("/produits/mes-aides/", "/aide/portefeuille/#la-fiche-dun-produit"),
        ("/pilotage/bons/0f0e/", "/aide/pilotage/#un-bon-de-commande"),
        ("/pilotage/bons/nouveau/", "/aide/pilotage/#saisir-un-bon-de-commande"),
    ],
)
def test_the_section_that_names_the_page_most_exactly_explains_it(path: str, section: str) -> None:
    assert help_address(path) == section


def test_a_page_without_a_section_is_explained_with_the_pages_above_it() -> None:
    assert help_address("/pilotage/etat/jamais/ecrit/") == "/aide/pilotage/#letat"


def test_a_page_that_nothing_names_leads_to_the_table_of_contents() -> None:
    assert help_address("/une-page-qui-n-existe-pas/") == "/aide/"
