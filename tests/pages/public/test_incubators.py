from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gouvernail.records.models import Product
from tests.pages.portfolio import make_incubator, make_organisation, make_stages, make_told_product

pytestmark = [pytest.mark.django_db, pytest.mark.clause("1.2-portfolio")]


def _page(client: Client, name: str, *args: str) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def test_each_incubator_is_listed_with_its_figures(client: Client) -> None:
    atelier = make_incubator("atelier", title="L’Atelier", owner=make_organisation("prefecture"))
    forge, cave = make_incubator("forge"), make_incubator("cave", is_hidden=True)
    make_incubator("sans-produit")
    life = ("construction", date(2020, 1, 1))
    shared = make_told_product("a", life, incubator=atelier, repository_url="https://a.fr", stats_url="https://a.fr/s")
    shared.other_incubators.add(forge, cave)
    make_told_product("b", ("transfere", date(2020, 1, 1)), incubator=atelier, repository_url="https://b.fr")
    make_told_product("c", life, incubator=atelier, gone_on=date(2021, 1, 1))
    page = _page(client, "incubators")
    rows = re.findall(r'<a href="/incubateurs/([\w-]+)/">.*?</tr>', page)
    figures = [re.findall(r'gv-right">(\d+)</td>', row) for row in re.findall(r"<tr> <th scope=\"row\".*?</tr>", page)]
    assert "2 incubateurs accompagnent les produits du portefeuille." in page
    assert rows == ["forge", "atelier"]
    assert figures == [["1", "1", "1", "1", "0"], ["2", "1", "1", "1", "0"]]


def test_the_page_of_an_incubator_tells_its_products(client: Client) -> None:
    atelier = make_incubator("atelier.été", short_description="Écrire à a@exemple.fr", website="https://www.atelier.fr")
    make_told_product("guichet", ("construction", date(2020, 1, 1)), incubator=atelier, name="Le guichet")
    make_told_product("ailleurs", name="Ailleurs")
    page = _page(client, "incubator", "atelier.été")
    assert '<p class="gv-lead">1 produit, dont <strong>1 en activité</strong>.</p>' in page
    assert '<a href="/produits/guichet/">Le guichet</a>' in page
    assert 'href="https://www.atelier.fr" rel="external noopener">atelier.fr</a>' in page
    assert "Ailleurs" not in page
    assert "a@exemple.fr" not in page


def test_an_incubator_without_product_stays_calm(client: Client) -> None:
    make_incubator("vide", website="javascript:alert(1)")
    page = _page(client, "incubator", "vide")
    assert "Le registre ne rattache aucun produit à cet incubateur aujourd’hui." in page
    assert "javascript:" not in page
    assert "Les incubateurs apparaîtront ici" in _page(client, "incubators")


@pytest.mark.parametrize("external_id", ["cave", "jamais-vu"])
def test_a_hidden_incubator_is_not_found(client: Client, external_id: str) -> None:
    make_incubator("cave", is_hidden=True)
    assert client.get(reverse("incubator", args=[external_id])).status_code == 404


def test_a_gone_incubator_keeps_its_page_and_leaves_the_list(client: Client) -> None:
    parti = make_incubator("parti", gone_on=date(2025, 5, 9))
    make_told_product("guichet", incubator=parti)
    assert "Cet incubateur a quitté le registre le 9 mai 2025." in _page(client, "incubator", "parti")
    assert "/incubateurs/parti/" not in _page(client, "incubators")


def test_the_pages_take_the_same_queries_for_662_products(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_stages()
    atelier = make_incubator("atelier")
    Product.objects.bulk_create(
        Product(external_id=f"p{number}", name=f"P {number}", incubator=atelier) for number in range(662)
    )
    with django_assert_num_queries(5):
        client.get(reverse("incubators"))
    with django_assert_num_queries(4):
        client.get(reverse("incubator", args=["atelier"]))
