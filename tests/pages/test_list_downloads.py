"""What is on the screen leaves as a file: same filters, same sort, same walls."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from gouvernail.exports.lists import FORMATS
from gouvernail.records import journal
from tests import makers
from tests.pages.portfolio import make_incubator, make_told_product
from tests.pages.public.test_search import client_of
from tests.pages.world import CORRESPONDENT_A, LEAD, STEERING, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    """The rows of a CSV file, by heading."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_orders_leave_sorted_narrowed_and_within_the_wall() -> None:
    world = make_world()
    for number in range(60):
        makers.make_order(world.framework, world.contractor_a, f"BC-AUBEPINE-X{number:02}")
    steering, correspondent = client_of(world, STEERING), client_of(world, CORRESPONDENT_A)
    numbers = [row["Bon de commande"] for row in rows_of(steering, "/pilotage/bons.csv?q=x&tri=-numero&page=2")]
    assert numbers == [f"BC-AUBEPINE-X{number:02}" for number in reversed(range(60))]
    assert len(rows_of(steering, "/pilotage/bons.csv")) == 62
    assert {row["Titulaire"] for row in rows_of(correspondent, "/pilotage/bons.csv")} == {"Coopérative Aubépine"}
    (own,) = rows_of(client_of(world, LEAD), "/pilotage/bons.csv")
    assert (own["État"], own["Notifié le"], own["Produits"]) == ("en cours", "2026-01-05", "Aubepine.Info")


def test_the_incubators_leave_as_they_are_narrowed(client: Client) -> None:
    make_told_product("a", incubator=make_incubator("atelier", title="Atélier"))
    make_told_product("b", incubator=make_incubator("fabrique"))
    assert [row["Incubateur"] for row in rows_of(client, "/incubateurs.csv?q=atelier")] == ["Atélier"]
    assert [row["Produits"] for row in rows_of(client, "/incubateurs.csv")] == ["1", "1"]


def test_the_journal_leaves_whole_in_words() -> None:
    world = make_world()
    for number in range(3):
        journal.append(journal.Line("console", "order.entered", f"order:{number}", {"detail": "=1+1"}))
    steering = client_of(world, STEERING)
    rows = rows_of(steering, "/pilotage/journal.csv?verbe=order.entered")
    assert [row["Quoi"] for row in rows] == ["bon de commande saisi"] * 3
    assert {row["Qui"] for row in rows} == {"ligne de commande"}


@pytest.mark.parametrize(
    "address", ["/produits/?phase=a-venir", "/incubateurs/", "/pilotage/bons/?tri=-numero", "/pilotage/journal/?page=1"]
)
def test_a_list_offers_its_three_formats_with_what_the_address_says(address: str) -> None:
    world = make_world()
    world.product_a.incubator = make_incubator("atelier")
    world.product_a.save()
    page = client_of(world, STEERING).get(address).content.decode()
    path, _, asked = address.partition("?")
    kept = f"?{asked}" if asked and "page" not in asked else ""
    for extension in FORMATS:
        assert f'href="{path.rstrip("/")}.{extension}{kept}"' in page, extension


def test_the_accounts_leave_as_they_are_narrowed() -> None:
    rows = rows_of(client_of(make_world(), STEERING), "/pilotage/personnes.csv?role=partner")
    assert [(row["Adresse électronique"], row["État"]) for row in rows] == [("compte5@exemple.fr", "jamais connecté")]
