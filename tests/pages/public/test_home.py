from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.pages.portfolio import make_incubator, make_told_product

pytestmark = pytest.mark.django_db


def test_an_empty_portfolio_says_what_will_be_here_and_how(client: Client) -> None:
    page = client.get(reverse("home")).content.decode()
    assert "Aucun produit n’est encore suivi ici" in page
    assert "gouvernail import registry" in page


@pytest.mark.clause("1.2-portfolio", "1.3-phases")
def test_the_figures_of_the_portfolio_are_said_in_three_sentences(client: Client) -> None:
    active = make_told_product(
        "actif", ("investigation", date(2024, 1, 1)), incubator=make_incubator("atelier"), repository_url="https://a.fr"
    )
    make_told_product("rendu", ("construction", date(2020, 1, 1)), ("transfere", date(2021, 1, 1)))
    make_told_product("a-venir", ("construction", date(2999, 1, 1)))
    make_told_product("parti", ("construction", date(2020, 1, 1)), gone_on=date(2022, 1, 1))
    page = " ".join(client.get(reverse("home")).content.decode().replace("\xa0", " ").split())
    assert active.name
    assert "3 produits suivis, dont <strong>1 en activité</strong> dans 1 incubateur." in page
    assert "1 publie son code, 0 ses statistiques et 0 la mesure de son impact." in page
    assert "Aucun registre n’a encore été lu." in page
    assert "Phase à venir" in page


def test_reading_the_home_page_takes_as_many_queries_for_one_product_as_for_forty(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_told_product("un", ("construction", date(2020, 1, 1)))
    with django_assert_num_queries(10):
        client.get(reverse("home"))
    for number in range(40):
        make_told_product(f"p{number}", ("construction", date(2020, 1, 1)))
    with django_assert_num_queries(10):
        client.get(reverse("home"))


@pytest.mark.clause("1.2-portfolio", "1.3-phases")
def test_the_home_page_tells_what_moved_in_the_month(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TODAY", "2026-05-09")
    assert "Aucun mouvement depuis le" not in _words(client)  # nothing at all is followed yet
    make_told_product("ancien", ("investigation", date(2025, 1, 1)))
    assert "Aucun mouvement depuis le 1er mai 2026." in _words(client)
    assert '1 <span class="gv-quiet gv-under">autant qu’au 30 avril 2026</span>' in _words(client)
    make_told_product("neuf", ("investigation", date(2026, 5, 1)))
    make_told_product("neuf-aussi", ("investigation", date(2026, 5, 4)), ("construction", date(2026, 5, 9)))
    make_told_product("demain", ("investigation", date(2026, 5, 10)))
    make_told_product("parti", ("investigation", date(2025, 1, 1)), gone_on=date(2026, 5, 2))
    make_told_product("parti-avant", ("investigation", date(2025, 1, 1)), gone_on=date(2026, 4, 30))
    page = _words(client)
    assert "Depuis le 1er mai 2026 : 2 produits arrivés, 1 passage à une autre phase, 1 produit retiré." in page
    assert '3 <span class="gv-quiet gv-under">1 de plus qu’au 30 avril 2026</span>' in page


def _words(client: Client) -> str:
    return " ".join(client.get(reverse("home")).content.decode().replace("\xa0", " ").split())
