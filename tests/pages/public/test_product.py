from __future__ import annotations

import time
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gouvernail.records.models import Product, ProductAlias, ProductEvent
from tests import makers
from tests.pages.portfolio import make_incubator, make_organisation, make_told_product

pytestmark = [pytest.mark.django_db, pytest.mark.clause("1.2-portfolio")]


def _page(client: Client, external_id: str) -> str:
    answer = client.get(reverse("product", args=[external_id]))
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("external_id", ["aides.simples", "été.au.travail", "A_b-c", "l'œuf", "100 %"])
def test_ids_of_the_registry_are_addresses_whatever_they_hold(client: Client, external_id: str) -> None:
    make_told_product(external_id, name="Le produit")
    assert "Le produit" in _page(client, external_id)


def test_an_accent_typed_apart_finds_the_product(client: Client) -> None:
    make_told_product("\xe9t\xe9", name="Le produit")
    assert "Le produit" in _page(client, "e\u0301te\u0301")


def test_a_former_id_leads_to_the_present_one_for_good(client: Client) -> None:
    ProductAlias.objects.create(external_id="ancien.nom", product=make_told_product("nouveau"))
    answer = client.get(reverse("product", args=["ancien.nom"]))
    assert answer.status_code == 301
    assert answer["Location"] == reverse("product", args=["nouveau"])


def test_an_id_that_never_was_is_not_found(client: Client) -> None:
    answer = client.get(reverse("product", args=["rien"]))
    assert answer.status_code == 404
    assert "Page introuvable" in answer.content.decode()


def test_a_gone_product_is_shown_as_gone(client: Client) -> None:
    make_told_product("parti", gone_on=date(2025, 5, 9))
    assert "Ce produit a quitté le registre le 9 mai 2025." in _page(client, "parti")


@pytest.mark.clause("1.3-phases")
def test_the_sheet_tells_stages_links_people_served_and_movements(client: Client) -> None:
    product = make_told_product(
        "guichet",
        ("investigation", date(2024, 1, 1)),
        ("construction", date(2024, 6, 1)),
        ("consolidation", date(2999, 1, 1)),
        mission="Simplifier le guichet",
        incubator=make_incubator("atelier", title="L’Atelier"),
        link="https://www.guichet.exemple.fr/",
        accessibility_status="partiellement conforme",
    )
    product.sponsors.add(make_organisation("ministere", name="Ministère d’exemple"))
    ProductEvent.objects.create(
        product=product, name="committee", happened_on=date(2024, 5, 2), comment="Suite décidée"
    )
    page = _page(client, "guichet")
    for said in (
        "Simplifier le guichet",
        "<strong>Construction</strong> depuis le 1er juin 2024",
        "(à venir)",
        "guichet.exemple.fr",
        "statistiques non publiées",
        "budget non publié",
        "impact non publié",
        "code non publié",
        "partiellement conforme",
        "L’Atelier",
        "Ministère d’exemple",
        "Passage en comité",
        "Suite décidée",
    ):
        assert said in page, said


def test_a_product_without_anything_says_so_calmly(client: Client) -> None:
    make_told_product("nu")
    page = _page(client, "nu")
    assert "Aucune phase n’est renseignée" in page
    assert "niveau non déclaré" in page
    assert "Le registre ne rapporte aucun événement" in page


@pytest.mark.clause("4.2-device")
def test_the_sheet_never_tells_prices_orders_or_people(client: Client) -> None:
    product = make_told_product(
        "guichet",
        mission="Écrire à jeanne.exemple@exemple.fr",
        content_markdown="[Écrivez](mailto:jeanne.exemple@exemple.fr) ou jeanne.exemple@exemple.fr",
        raw={"contact": "jeanne.exemple@exemple.fr"},
    )
    ProductEvent.objects.create(product=product, name="other", comment="Contact : jeanne.exemple@exemple.fr")
    framework = makers.make_framework("MN-SECRET")
    order = makers.make_order(framework, makers.make_contractor(name="Coopérative Aubépine"), "BC-SECRET")
    makers.make_line(order, product, makers.make_unit(framework), unit_price_cents=77777)
    listed = client.get(reverse("products")).content.decode() + client.get(reverse("products_csv")).content.decode()
    for page in (_page(client, "guichet"), listed):
        for unsaid in ("@", "jeanne", "BC-SECRET", "MN-SECRET", "Aubépine", "777"):
            assert unsaid not in page.split("<main", 1)[1].split("<footer", 1)[0], unsaid
    assert "jeanne" not in listed


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "http://", "//sans-schema", "http://[", ""]
)
def test_an_address_that_is_not_of_the_web_is_shown_as_missing(client: Client, address: str) -> None:
    make_told_product("guichet", link=address)
    page = _page(client, "guichet")
    assert "pas d’adresse publiée" in page
    assert "javascript:" not in page


def test_markdown_of_the_registry_is_shown_without_what_could_harm(client: Client) -> None:
    make_told_product(
        "guichet",
        content_markdown="# Problème\n\n<script>alert(1)</script> ![x](https://exemple.fr/x.png) [voir](/autre) [web](https://exemple.fr)",
    )
    page = _page(client, "guichet")
    assert "<h3>Problème</h3>" in page
    assert "<script>alert" not in page
    assert "<img" not in page
    assert 'href="/autre"' not in page
    assert 'href="https://exemple.fr"' in page


@pytest.mark.clause("1.2-other-projects", "1.2-portfolio")
def test_another_project_of_the_administration_is_not_of_the_published_portfolio(client: Client) -> None:
    make_told_product("intranet-interne", origin=Product.Origin.ADMINISTRATION)
    assert client.get(reverse("product", args=["intranet-interne"])).status_code == 404
    assert "intranet-interne" not in client.get(reverse("products")).content.decode()
    assert "intranet-interne" not in client.get(reverse("home")).content.decode()


@pytest.mark.parametrize("harm", ["a" * 100_000, "a@" + "b-" * 50_000, "a@b" * 30_000, "![" * 50_000, "[" * 100_000])
def test_a_text_made_to_last_is_shown_at_once(client: Client, harm: str) -> None:
    """Each of them took from a minute to an hour when every character was tried again from every other one."""
    make_told_product("guichet", mission=harm, content_markdown=harm)
    began = time.process_time()
    page = _page(client, "guichet")
    assert time.process_time() - began < 10
    assert "texte trop long" in page
