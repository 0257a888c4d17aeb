"""Employers of the registry are brought once to a contractor, by a person, on what it has seen."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from gouvernail.records.models import Contractor, EmployerMapping, Mission, Person
from gouvernail.rules.folding import grouping_key
from tests import makers

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]
PAGE = "/pilotage/employeurs/"
NBSP = "\N{NO-BREAK SPACE}"


def mission_for(employer: str) -> Mission:
    """A mission of somebody who names this employer."""
    person = Person.objects.create(external_id=f"personne-{Person.objects.count()}")
    mission = Mission.objects.create(person=person, position=0, employer=employer, employer_key=grouping_key(employer))
    mission.products.add(makers.make_product())
    return mission


@pytest.fixture
def galets(db: None) -> Contractor:  # noqa: ARG001
    """A contractor that two spellings mean, beside an employer that is none."""
    for employer in ("Les Galets", "LES GALÉTS", "Indépendante"):
        mission_for(employer)
    return makers.make_contractor("00000000000011", name="Les Galets")


def test_the_first_sentence_says_what_is_to_do(steering: Client, galets: Contractor) -> None:
    page = steering.get(PAGE).content.decode()
    assert f"2{NBSP}employeurs à rapprocher d’un titulaire{NBSP}; 1{NBSP}suggestion à confirmer." in page
    assert re.search(rf'value="{galets.siret}" selected', page)
    assert "même nom" in page


def test_a_suggestion_counts_only_once_confirmed_and_can_be_changed(steering: Client, galets: Contractor) -> None:
    assert not EmployerMapping.objects.exists()
    said = {"employeur": "les galets", "titulaire": galets.siret, "vu": ""}
    answer = steering.post(f"{PAGE}?page=1", said, follow=True)
    assert answer.redirect_chain == [(f"{PAGE}?page=1", 302)]
    assert f"«{NBSP}Les Galets{NBSP}» est rapproché de Les Galets" in answer.content.decode(), "as it is written"
    assert EmployerMapping.objects.get().contractor == galets
    shown = steering.get(f"{PAGE}?vue=rapproches").content.decode()
    (seen,) = re.findall(r'name="vu" value="([^"]+)"', shown)
    steering.post(PAGE, {"employeur": "les galets", "titulaire": "aucun", "vu": seen})
    assert EmployerMapping.objects.get().contractor is None


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ({"titulaire": "aucun", "vu": "2020-01-01T00:00:00+00:00"}, 409, "Quelqu’un vient de dire autre chose"),
        ({"titulaire": "aucun", "vu": "9999-99-99T99:99:99"}, 409, "Quelqu’un vient de dire autre chose"),
        ({"titulaire": "aucun", "vu": "n’importe quoi"}, 409, "Quelqu’un vient de dire autre chose"),
        ({"titulaire": "00000000000099"}, 422, "Choisissez un titulaire"),
        ({"titulaire": ""}, 422, "Choisissez un titulaire"),
        ({"titulaire": "aucun", "employeur": "jamais vu"}, 409, "Aucune mission du registre"),
        ({"titulaire": "aucun", "employeur": "a\x00b"}, 409, "Aucune mission du registre"),
        ({}, 422, "Choisissez un titulaire"),
    ],
)
def test_what_is_stale_or_unknown_is_refused_in_words(
    steering: Client,
    galets: Contractor,  # noqa: ARG001
    said: dict[str, str],
    status: int,
    words: str,
) -> None:
    answer = steering.post(PAGE, {"employeur": "les galets", **said})
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert not EmployerMapping.objects.exists()


def test_two_people_at_once_the_second_is_told(steering: Client, galets: Contractor) -> None:
    steering.post(PAGE, {"employeur": "les galets", "titulaire": "aucun", "vu": ""})
    answer = steering.post(PAGE, {"employeur": "les galets", "titulaire": galets.siret, "vu": ""})
    assert answer.status_code == 409
    assert EmployerMapping.objects.get().contractor is None


def test_the_list_is_sought_paged_and_downloaded(steering: Client, galets: Contractor) -> None:
    for number in range(60):
        mission_for(f"Atelier {number:02}")
    page = steering.get(f"{PAGE}?q=ATELIER&page=2").content.decode()
    assert "Atelier 30" in page
    assert "Indépendante" not in page
    assert steering.get(f"{PAGE}?q=ATELIER&page=x").status_code == 200
    text = steering.get("/pilotage/employeurs.csv?q=galets").content.decode()
    assert text.splitlines()[1] == f"Les Galets;Les Galets, LES GALÉTS;2;2;{galets.name};;;"


def test_a_decision_of_the_small_hours_has_its_day_in_paris(steering: Client, galets: Contractor) -> None:
    confirmed_at = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    EmployerMapping.objects.create(
        employer_key=grouping_key("Les Galets"), contractor=galets, confirmed_by="x", confirmed_at=confirmed_at
    )
    assert "2026-07-01" in steering.get("/pilotage/employeurs.csv?vue=rapproches").content.decode()


def test_an_empty_list_says_how_to_fill_it(steering: Client) -> None:
    page = steering.get(PAGE).content.decode()
    assert "Aucun employeur." in page
    assert "--people" in page


def test_a_strange_name_is_only_a_name(steering: Client, galets: Contractor) -> None:  # noqa: ARG001
    for name in ("<script>alert(1)</script>", "é" * 300, "شركة", "🚀 SARL"):
        mission_for(name)
    page = steering.get(PAGE).content.decode()
    assert "<script>alert" not in page
    assert "é" * 300 in page
