"""A partner administration reads what its products need to be taken over, and nothing of the market."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gouvernail.records.models import DeliverableAcceptance, Organisation, PoorPerformance, Product
from gouvernail.records.queries.handover import TOLD_BY
from tests import makers
from tests.pages.portfolio import make_told_product
from tests.pages.public.test_search import client_of
from tests.pages.world import LEAD, PARTNER, STEERING, World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.clause("1.3-phases", "4.1-contractor-authority")]
PAGE = "/partenaire/"
NBSP = "\N{NO-BREAK SPACE}"
SINCE = date(2026, 3, 2)


@pytest.fixture
def world() -> World:
    """The small world, in which the partner's administration sponsors the product of A."""
    made = make_world()
    made.product_a.sponsors.add(Organisation.objects.get(external_id="prefecture-exemple"))
    return made


def sheet(client: Client, product: Product) -> str:
    """The sheet of a product, as text."""
    answer = client.get(f"{PAGE}{product.external_id}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_partner_lands_on_its_products_and_finds_no_other(world: World) -> None:
    partner = client_of(world, PARTNER)
    page = partner.get(PAGE).content.decode()
    assert f"1{NBSP}produit dont votre administration est partenaire" in page
    assert world.product_a.name in page
    assert world.product_b.name not in page
    assert partner.get(f"{PAGE}{world.product_b.external_id}/").status_code == 404
    assert partner.get(f"{PAGE}{world.product_b.external_id}/activites.csv").status_code == 404


def test_each_sees_the_products_of_its_side(world: World) -> None:
    counts = {reader: client_of(world, reader).get(PAGE).context["page"].paginator.count for reader in (STEERING, LEAD)}
    assert counts == {STEERING: 2, LEAD: 1}


def test_a_sheet_tells_what_is_missing_and_what_is_to_do(world: World) -> None:
    line = world.order_a.lines.get()
    makers.make_activity(line, "Écrire la documentation", (SINCE, "to_do"))
    makers.make_activity(line, "Ouvrir le code", (SINCE, "to_do"), (date(2026, 4, 1), "done"))
    world.product_a.repository_url = "https://forge.exemple.fr/aubepine"
    world.product_a.save()
    page = sheet(client_of(world, PARTNER), world.product_a)
    assert f"{len(TOLD_BY) - 1}{NBSP}choses manquent pour le reprendre, 1{NBSP}activité à finir" in page
    assert "forge.exemple.fr" in page
    assert "Écrire la documentation" in page
    assert "Une équipe y travaille" in page


def test_nothing_of_the_market_is_told(world: World) -> None:
    """Neither amounts, days, ranks, findings, orders, contractors, nor what was written about an acceptance."""
    line, order = world.order_a.lines.get(), world.order_a
    makers.make_day(line, date(2026, 2, 3), 75)
    makers.make_admitted(line, date(2026, 2, 28), 1234567)
    DeliverableAcceptance.objects.create(
        order=order, line=line, accepted_on=SINCE, amount_cents=1234567, comment="réfaction secrète", recorded_in=1
    )
    PoorPerformance.objects.create(order=order, line=line, found_on=SINCE, comment="constat secret", recorded_in=1)
    text = sheet(client_of(world, PARTNER), world.product_a)
    for secret in ("12345", "12 345", "secrète", "secret", "€", "0,75", order.number, "Coopérative", "00000000000011"):
        assert secret not in text, secret
    assert f"2{NBSP}mars{NBSP}2026" in text


def test_drafts_and_other_products_stay_out(world: World) -> None:
    unit = makers.make_unit(world.framework)
    draft = makers.make_order(world.framework, world.contractor_a, "BC-D", state="draft", notified_on=None)
    makers.make_activity(makers.make_line(draft, world.product_a, unit), "Pas encore commandée", (SINCE, "to_do"))
    makers.make_activity(world.order_b.lines.get(), "Chez un autre", (SINCE, "doing"))
    text = sheet(client_of(world, PARTNER), world.product_a)
    assert "Pas encore commandée" not in text
    assert "Chez un autre" not in text


def test_an_acceptance_of_an_order_for_two_products_is_told_of_neither(world: World) -> None:
    DeliverableAcceptance.objects.create(order=world.order_a, accepted_on=SINCE, recorded_in=1)
    partner = client_of(world, PARTNER)
    assert f"2{NBSP}mars{NBSP}2026" in sheet(partner, world.product_a)
    makers.make_line(world.order_a, world.product_b, makers.make_unit(world.framework), 2)
    assert f"2{NBSP}mars{NBSP}2026" not in sheet(partner, world.product_a)


def test_the_pages_are_read_only(world: World) -> None:
    partner = client_of(world, PARTNER)
    for address in (PAGE, f"{PAGE}{world.product_a.external_id}/", "/partenaire.csv"):
        assert partner.post(address).status_code == 405


def test_the_activities_leave_as_a_file(world: World) -> None:
    makers.make_activity(world.order_a.lines.get(), "=Écrire", (SINCE, "to_do"))
    text = client_of(world, PARTNER).get(f"{PAGE}{world.product_a.external_id}/activites.csv").content.decode()
    assert text.splitlines()[1] == "'=Écrire;;à faire;2026-03-02"


def test_a_partner_without_product_is_told_how_one_comes() -> None:
    page = client_of(make_world(), PARTNER).get(PAGE).content.decode()
    assert "Aucun produit à reprendre." in page
    assert "organisations partenaires" in page


def test_the_queries_are_as_many_for_one_product_as_for_a_page(world: World) -> None:
    partner = client_of(world, PARTNER)

    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert partner.get(PAGE).status_code == 200
        return len(counted)

    few = queries()
    for number in range(20):
        make_told_product(f"produit-{number}", ("construction", SINCE)).sponsors.add(
            Organisation.objects.get(external_id="prefecture-exemple")
        )
    assert queries() == few
