from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.pages.portfolio import make_incubator, make_organisation, make_theme, make_told_product

pytestmark = [pytest.mark.django_db, pytest.mark.clause("1.2-portfolio")]

LONG_AGO = date(2020, 1, 1)


def _names(client: Client, **query: str) -> list[str]:
    answer = client.get(reverse("products"), query)
    assert answer.status_code == 200
    return [product.name for product, _ in answer.context["rows"]]


@pytest.mark.parametrize(
    "words", ["éducation", "EDUCATION", "Éducation nationale", "nationale education", "guichet éduc"]
)
def test_the_search_forgives_accents_case_and_order(client: Client, words: str) -> None:
    make_told_product("guichet", name="Guichet", mission="L’Éducation nationale en ligne")
    make_told_product("autre", name="Autre")
    assert _names(client, q=words) == ["Guichet"]


@pytest.mark.parametrize(
    "words", ["%", "_", "'", '"', "<script>alert(1)</script>", "\\", "a\x00b", "é" * 5000, "; DROP TABLE"]
)
def test_a_strange_search_finds_nothing_and_breaks_nothing(client: Client, words: str) -> None:
    make_told_product("guichet", name="Guichet")
    answer = client.get(reverse("products"), {"q": words, "phase": words, "theme": words, "incubateur": words})
    assert answer.status_code == 200
    assert answer.context["rows"] == []
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(("asked", "shown"), [("abc", 1), ("0", 2), ("-1", 2), ("999", 2), ("9" * 9000, 1), ("2", 2)])
def test_a_page_that_does_not_exist_shows_one_that_does(client: Client, asked: str, shown: int) -> None:
    for number in range(26):
        make_told_product(f"produit-{number:02}")
    answer = client.get(reverse("products"), {"page": asked})
    assert answer.status_code == 200
    assert answer.context["page"].number == shown


def test_filters_narrow_the_list_and_stay_in_the_links(client: Client) -> None:
    incubator = make_incubator("atelier")
    sponsor = make_organisation("ministere")
    wanted = make_told_product("voulu", ("construction", LONG_AGO), incubator=incubator)
    wanted.sponsors.add(sponsor)
    make_theme(wanted, "Santé")
    make_told_product("autre", ("investigation", LONG_AGO))
    for query in (
        {"phase": "construction"},
        {"incubateur": "atelier"},
        {"organisation": "ministere"},
        {"theme": "sante"},
        {"phase": "construction", "incubateur": "atelier", "organisation": "ministere", "theme": "sante"},
    ):
        assert _names(client, **query) == ["voulu"], query
    assert _names(client, theme="sante", phase="investigation") == []
    page = client.get(reverse("products"), {"theme": "sante", "q": "voulu"}).content.decode()
    assert "?theme=sante&amp;q=voulu&amp;tri=phase" in page


def test_a_product_shared_by_two_incubators_is_found_in_both_once(client: Client) -> None:
    shared = make_told_product("commun", incubator=make_incubator("un"))
    shared.other_incubators.add(make_incubator("deux"))
    assert _names(client, incubateur="un") == ["commun"]
    assert _names(client, incubateur="deux") == ["commun"]


def test_the_stage_of_a_day_is_the_last_that_started(client: Client) -> None:
    make_told_product("en-cours", ("investigation", LONG_AGO), ("construction", date(2021, 1, 1)))
    make_told_product("prevu", ("investigation", LONG_AGO), ("construction", date(2999, 1, 1)))
    make_told_product("a-venir", ("construction", date(2999, 1, 1)))
    make_told_product("rendu", ("construction", None), ("transfere", date(2021, 1, 1)))
    assert _names(client, phase="construction") == ["en-cours"]
    assert _names(client, phase="investigation") == ["prevu"]
    assert _names(client, phase="a-venir") == ["a-venir"]
    assert _names(client, phase="en-activite") == ["en-cours", "prevu"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("nom", ["a", "Éb", "z"]),
        ("-nom", ["z", "Éb", "a"]),
        ("phase", ["a", "Éb", "z"]),
        ("-phase", ["z", "Éb", "a"]),
        ("depuis", ["z", "Éb", "a"]),
        ("-depuis", ["Éb", "z", "a"]),
        ("incubateur", ["z", "a", "Éb"]),
        ("n’importe quoi", ["a", "Éb", "z"]),
    ],
)
def test_the_list_is_sorted_as_people_read(client: Client, sort: str, expected: list[str]) -> None:
    make_told_product("z", ("construction", LONG_AGO), incubator=make_incubator("atelier"))
    make_told_product("eb", ("investigation", date(2022, 1, 1)), name="Éb")
    make_told_product("a")
    assert _names(client, tri=sort) == expected


def test_products_gone_from_the_registry_leave_the_list(client: Client) -> None:
    make_told_product("parti", gone_on=LONG_AGO)
    assert _names(client) == []


def test_a_hidden_incubator_is_not_named(client: Client) -> None:
    make_told_product("guichet", incubator=make_incubator("secret", title="Cellule cachée", is_hidden=True))
    for name in ("products", "products_csv"):
        assert "Cellule cachée" not in client.get(reverse(name)).content.decode()


def test_a_list_of_long_names_stays_light_and_takes_the_same_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def fill(first: int, last: int) -> None:
        for number in range(first, last):
            name = f"{number:03}" + "é" * 297
            make_told_product(f"p{number}", ("construction", LONG_AGO), name=name, mission="m" * 2000)

    fill(0, 2)
    with django_assert_num_queries(7):
        client.get(reverse("products"))
    fill(2, 60)
    with django_assert_num_queries(7):
        answer = client.get(reverse("products"), headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 60_000


def test_the_file_holds_the_same_list_whole_without_people(client: Client) -> None:
    product = make_told_product("guichet", ("construction", LONG_AGO), name="=1+1", link="https://guichet.exemple.fr")
    product.raw = {"contact": "personne@exemple.fr"}
    product.save()
    make_theme(product, "Santé")
    for number in range(30):
        make_told_product(f"p{number}", ("investigation", LONG_AGO))
    answer = client.get(reverse("products_csv"), {"phase": "construction", "page": "3"})
    text = answer.content.decode()
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert text.startswith("\ufeff")
    assert [row["identifiant"] for row in rows] == ["guichet"]
    assert rows[0]["nom"] == "'=1+1"
    assert rows[0]["phase_depuis"] == "2020-01-01"
    assert rows[0]["thematiques"] == "Santé"
    assert "@" not in text
    assert len(client.get(reverse("products_csv")).content.decode().splitlines()) == 32
