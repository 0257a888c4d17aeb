"""A full page of long names stays light: 60 kB compressed at 25 rows."""

from __future__ import annotations

import gzip
import random
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import makers
from tests.pages.portfolio import make_incubator, make_theme, make_told_product
from tests.pages.world import STEERING, make_world

pytestmark = pytest.mark.django_db
MOST_BYTES = 60_000
ROWS = 60
_LETTERS = "abcdefghijklmnopqrstuvwxyzéèàçœ "


def words(length: int) -> str:
    """Text that compresses badly."""
    return "".join(random.choices(_LETTERS, k=length))


def weight(client: Client, address: str) -> int:
    answer = client.get(address)
    assert answer.status_code == 200
    return len(gzip.compress(answer.content))


def test_public_lists_are_light_whatever_is_called_in_them(client: Client) -> None:
    incubator = make_incubator("atelier", title=words(200), short_description=words(2000))
    for number in range(ROWS):
        life = (("investigation", date(2020, 1, 1)), ("construction", date(2021, 1, 1)))
        told = {"name": words(300), "mission": words(1000), "incubator": incubator}
        make_theme(make_told_product(f"p{number}", *life, **told), words(60))
    addresses = [reverse("home"), reverse("products"), reverse("incubators"), reverse("incubator", args=["atelier"])]
    addresses += [reverse("product", args=["p1"]), reverse("help_contents")]
    assert {address: size for address in addresses if (size := weight(client, address)) > MOST_BYTES} == {}


def test_the_statement_and_the_orders_are_light(client: Client) -> None:
    world = make_world()
    unit = makers.make_unit(world.framework, "DESIGN")
    lines = []
    for number in range(ROWS):
        product = makers.make_product(f"p{number}", name=words(300))
        order = makers.make_order(world.framework, world.contractor_a, f"BC-{words(30)}")
        lines.append(makers.make_line(order, product, unit))
    makers.balanced(date(2026, 6, 30), *lines)
    client.force_login(world.accounts[STEERING], backend="django.contrib.auth.backends.ModelBackend")
    addresses = [reverse("statement"), reverse("orders"), reverse("steering_home"), reverse("journal")]
    assert {address: size for address in addresses if (size := weight(client, address)) > MOST_BYTES} == {}
