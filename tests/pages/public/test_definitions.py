"""Chaque chiffre dit comment il est calculé, chaque mot du contrat a sa définition à portée de main."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from gouvernail import wording
from gouvernail.rules.terms import PRESET, Terms, why_not_rely_on
from gouvernail.wording.definitions import ANCHORS, FIGURES
from gouvernail.wording.terms import TERMS, term_words
from tests.house.tree import PACKAGE

pytestmark = pytest.mark.clause("4.2-statement")


@pytest.mark.django_db
def test_anybody_reads_every_definition_under_its_anchor(client: Client) -> None:
    page = client.get("/definitions/").content.decode()
    assert [anchor for anchor in ANCHORS if f'id="{anchor}"' not in page] == []
    assert page.count("<strong>Calcul.</strong>") == len(FIGURES)
    assert "à renseigner" in page


def test_an_anchor_defines_one_thing() -> None:
    assert all(one.formula for one in FIGURES)
    assert len({*ANCHORS.values()}) == len(ANCHORS)


def test_every_link_to_a_definition_leads_to_one() -> None:
    linked = {
        anchor
        for path in (PACKAGE / "pages" / "templates").rglob("*.html")
        for anchor in re.findall(r'{% define "([\w-]+)" %}', path.read_text(encoding="utf-8"))
    }
    assert linked - ANCHORS.keys() == set()
    assert linked >= {"solde", "raf", "ecart", "epuise-le", "commande", "realise", "a-accepter", "produits-actifs"}


def test_every_term_has_a_french_name() -> None:
    assert {term.key for term in PRESET} == TERMS.keys()
    assert [term.key for term in PRESET if "_" in term_words(term.value)] == []


def test_a_missing_term_is_told_by_its_name() -> None:
    (refusal,) = why_not_rely_on(Terms(), "price_day")
    assert "jour qui fixe les prix" in wording.refusal_sentence(refusal)


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("4.2-statement", "CCTP\N{NO-BREAK SPACE}4.2"),
        ("2-order-by-need", "CCTP\N{NO-BREAK SPACE}2"),
        ("domain-2", "règle du marché"),
        ("", ""),
    ],
)
def test_people_read_clauses_never_their_identifiers(clause: str, words: str) -> None:
    assert wording.clause_words(clause) == words
