from __future__ import annotations

import csv
import io
from datetime import date
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gouvernail.actions.record_access import Access, record_access
from gouvernail.records.models import Account, Product
from tests.pages.portfolio import make_incubator, make_theme, make_told_product

pytestmark = [pytest.mark.django_db, pytest.mark.clause("1.2-portfolio")]
NAMES = ["api_startups", "api_startups_csv", "api_incubators"]
NO_EMAIL = "(adresse électronique retirée)"


@pytest.mark.usefixtures("guichet")
def test_the_addresses_are_those_that_readers_know() -> None:
    assert [reverse(name) for name in NAMES] == [
        "/api/v2.7/startups.json",
        "/api/v2.7/startups.csv",
        "/api/v2.7/incubators.json",
    ]


@pytest.mark.clause("1.3-phases")
def test_the_whole_document_of_products(client: Client, untold: Product) -> None:
    document = client.get(reverse("api_startups")).json()
    told = document["data"][0]["attributes"]
    assert unquote(told.pop("content_url_encoded_markdown")) == (
        f"## Le problème\n\nDemander à `{NO_EMAIL}`, 100 % & plus"
    )
    assert document == {
        "links": {"self": "http://testserver/api/v2.7/startups.json"},
        "data": [
            {
                "id": "guichet.été",
                "type": "startup",
                "attributes": {
                    "name": "Le guichet « été »",
                    "pitch": f"Simplifier ; écrire à {NO_EMAIL}",
                    "stats_url": "https://guichet.exemple.fr/stats",
                    "impact_url": "",
                    "contact": "",
                    "events": [{"name": "committee", "date": "2025-07-01", "comment": f"Financé par {NO_EMAIL}"}],
                    "phases": [
                        {"name": "investigation", "start": "2025-01-01", "end": "2025-06-01"},
                        {"name": "construction", "start": "2025-06-01", "end": "2027-01-01"},
                        {"name": "consolidation", "start": "2027-01-01", "end": ""},
                    ],
                    "sponsors": ["dinette"],
                    "thematiques": ["Santé"],
                    "technos": ["Python"],
                    "link": "https://guichet.exemple.fr",
                    "repository": "https://forge.exemple.fr/guichet",
                    "analyse_risques": "true",
                    "analyse_risques_url": "https://guichet.exemple.fr/risques",
                    "dashlord_url": "https://dashlord.exemple.fr/guichet",
                    "accessibility_status": "non conforme",
                },
                "relationships": {
                    "incubator": {"data": {"type": "incubator", "id": "atelier"}},
                    "incubators": {
                        "data": [{"type": "incubator", "id": "atelier"}, {"type": "incubator", "id": "forge"}]
                    },
                },
            },
            {
                "id": untold.external_id,
                "type": "startup",
                "attributes": {
                    "name": "=Nu",
                    "pitch": "",
                    "stats_url": "",
                    "impact_url": "",
                    "contact": "",
                    "content_url_encoded_markdown": "",
                    "events": [],
                    "phases": [],
                    "sponsors": [],
                    "thematiques": [],
                    "technos": [],
                },
                "relationships": {
                    "incubator": {"data": {"type": "incubator", "id": ""}},
                    "incubators": {"data": []},
                },
            },
        ],
        "included": [
            {
                "id": "atelier",
                "type": "incubator",
                "attributes": {
                    "title": "L’Atelier",
                    "owner": "prefecture",
                    "website": "https://atelier.exemple.fr",
                    "github": "",
                    "contact": "",
                },
            },
            {
                "id": "forge",
                "type": "incubator",
                "attributes": {"title": "La Forge", "owner": "", "website": "", "github": "", "contact": ""},
            },
        ],
    }


@pytest.mark.usefixtures("untold")
def test_the_whole_file_of_products(client: Client) -> None:
    answer = client.get(reverse("api_startups_csv"))
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert text.splitlines()[0] == (
        "id;name;mission;start;status;incubator;stats;link;repository;accessibility;contact;incubators"
    )
    assert list(csv.reader(io.StringIO(text), delimiter=";"))[1:] == [
        [
            "guichet.été",
            "Le guichet « été »",
            f"Simplifier ; écrire à {NO_EMAIL}",
            "2025-01-01",
            "construction",
            "atelier",
            "https://guichet.exemple.fr/stats",
            "https://guichet.exemple.fr",
            "https://forge.exemple.fr/guichet",
            "non conforme",
            "",
            "atelier,forge",
        ],
        ["nu", "'=Nu", "", "", "", "", "null", "null", "null", "", "", ""],
    ]


@pytest.mark.usefixtures("untold")
@pytest.mark.parametrize("name", NAMES)
def test_no_file_tells_a_person_or_what_is_hidden(client: Client, name: str) -> None:
    text = client.get(reverse(name)).content.decode()
    assert [word for word in ("jeanne", "cave", "parti", "interne", "javascript:") if word in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_any_site_may_read_and_nobody_may_write(client: Client, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies
    assert {client.generic(method, reverse(name)).status_code for method in ("POST", "PUT", "DELETE")} == {405}


def test_only_the_public_files_are_open_to_other_sites(client: Client) -> None:
    pages = [client.get(reverse(name)) for name in ("home", "products", "products_csv", "sign_in")]
    assert [page["Access-Control-Allow-Origin"] for page in pages if "Access-Control-Allow-Origin" in page] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_unchanged_file_is_answered_304_after_one_query(
    client: Client, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tag = client.get(reverse(name))["ETag"]
    with django_assert_num_queries(1):
        answer = client.get(reverse(name), headers={"if-none-match": f"W/{tag}"})
    assert (answer.status_code, answer["ETag"], answer["Access-Control-Allow-Origin"]) == (304, tag, "*")
    record_access(Account.objects.create(email="a@exemple.fr"), Access.SIGNED_OUT)
    assert client.get(reverse(name), headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(("name", "queries"), [("api_startups", 8), ("api_startups_csv", 7), ("api_incubators", 8)])
def test_a_file_takes_as_many_queries_for_one_product_as_for_662(
    client: Client, name: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    incubator = make_incubator("atelier")
    make_theme(make_told_product("un", ("construction", date(2020, 1, 1)), incubator=incubator), "Santé")
    with django_assert_num_queries(queries):
        client.get(reverse(name))
    Product.objects.bulk_create(
        Product(external_id=f"p{number}", name=f"P {number}", incubator=incubator) for number in range(661)
    )
    with django_assert_num_queries(queries):
        text = client.get(reverse(name)).content.decode()
    assert "p660" in text
