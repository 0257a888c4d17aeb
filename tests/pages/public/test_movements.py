from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gouvernail.records.models import Product, ProductEvent
from tests.pages.portfolio import make_told_product

pytestmark = [pytest.mark.django_db, pytest.mark.clause("1.2-portfolio")]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TODAY", "2026-05-09")


def _entries(client: Client) -> list[tuple[str, str, str]]:
    answer = client.get(reverse("movements"))
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    entries = ET.fromstring(answer.content).findall("a:entry", ATOM)
    told = [[each.findtext(f"a:{name}", "", ATOM) for name in ("updated", "title", "summary")] for each in entries]
    return [(on[:10], title.replace("\xa0", " "), summary) for on, title, summary in told]


def test_the_feed_tells_arrivals_stages_events_and_departures_latest_first(client: Client) -> None:
    product = make_told_product(
        "guichet.été",
        ("investigation", date(2026, 1, 1)),
        ("construction", date(2026, 3, 1)),
        ("consolidation", date(2026, 6, 1)),
        name="Guichet",
        gone_on=date(2026, 5, 1),
    )
    told = {"product": product, "comment": "Avec jeanne.exemple@exemple.fr\x0b & <co>"}
    ProductEvent.objects.create(name="committee", happened_on=date(2026, 2, 1), **told)
    ProductEvent.objects.create(name="other", happened_on=None, **told)
    assert _entries(client) == [
        ("2026-05-01", "Guichet : retrait du registre", ""),
        ("2026-03-01", "Guichet : passage à la phase « Construction »", ""),
        (
            "2026-02-01",
            "Guichet : Passage en comité",
            "Avec (adresse électronique retirée)  & <co>",
        ),
        ("2026-01-01", "Guichet : arrivée dans le portefeuille, phase « Investigation »", ""),
    ]


def test_each_entry_has_an_identifier_of_its_own_that_stays(client: Client) -> None:
    make_told_product("a", ("investigation", date(2026, 1, 1)), ("construction", date(2026, 1, 1)))

    def identifiers() -> list[str]:
        found = ET.fromstring(client.get(reverse("movements")).content).findall("a:entry/a:id", ATOM)
        return sorted(each.text or "" for each in found)

    before = identifiers()
    assert len(set(before)) == len(before) == 2
    make_told_product("b", ("investigation", date(2026, 2, 1)))
    assert set(before) < set(identifiers())


def test_an_empty_portfolio_gives_an_empty_feed(client: Client) -> None:
    assert _entries(client) == []


def test_other_projects_of_the_administration_are_not_told(client: Client) -> None:
    make_told_product("interne", ("construction", date(2026, 1, 1)), origin=Product.Origin.ADMINISTRATION)
    assert _entries(client) == []


def test_the_feed_is_bounded_and_takes_the_same_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(110):
        make_told_product(f"p{number}", ("construction", date(2026, 1, 1)))
    with django_assert_num_queries(4):
        assert len(_entries(client)) == 100
