"""The list of orders: whatever their state, and only those of the reader."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gouvernail.rules.access import Role
from tests import makers
from tests.pages.steering.conftest import signed_in

ORDERS = "/pilotage/bons/"
NBSP = "\N{NO-BREAK SPACE}"


def page_of(client: Client, query: str = "") -> str:
    """The list as text."""
    answer = client.get(f"{ORDERS}{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def orders(db: None) -> list[str]:  # noqa: ARG001
    """A running order, a draft and a cancelled one, of one contractor."""
    framework, contractor = makers.make_framework("MN-1"), makers.make_contractor()
    product, unit = makers.make_product("carte"), makers.make_unit(framework)
    for number, state in (("BC-1", "running"), ("BC-2", "draft"), ("BC-3", "cancelled")):
        order = makers.make_order(
            framework, contractor, number, state=state, **({} if number == "BC-1" else {"notified_on": None})
        )
        makers.make_line(order, product, unit)
    makers.make_order(framework, makers.make_contractor(), "BC-4")
    return [contractor.siret]


@pytest.mark.clause("2-order-by-need")
def test_drafts_and_cancelled_orders_are_found_again(steering: Client, orders: list[str]) -> None:  # noqa: ARG001
    page = page_of(steering)
    assert f"4{NBSP}bons de commande, dont 2 hors de l’état{NBSP}: 1{NBSP}brouillon, 1{NBSP}annulé." in page
    assert all(f">BC-{number}</a>" in page for number in (1, 2, 3, 4))


def test_a_state_narrows_the_list_and_stays_in_the_address(steering: Client, orders: list[str]) -> None:  # noqa: ARG001
    page = page_of(steering, "?etat=draft")
    assert ">BC-2</a>" in page
    assert ">BC-1</a>" not in page
    assert "brouillon (1)" in page


def test_an_unknown_state_narrows_nothing(steering: Client, orders: list[str]) -> None:  # noqa: ARG001
    assert ">BC-1</a>" in page_of(steering, "?etat=perdu")


@pytest.mark.clause("4.2-device")
def test_a_contractor_sees_its_own_orders_and_no_draft_of_the_state(orders: list[str]) -> None:
    page = page_of(signed_in(Role.CORRESPONDENT, orders[0]))
    assert ">BC-1</a>" in page
    assert not any(f">BC-{number}</a>" in page for number in (2, 3, 4))
    assert f"1{NBSP}bon de commande, dans l’état." in page


def test_nothing_yet_says_what_will_be_here(steering: Client) -> None:
    page = page_of(steering)
    assert "Aucun bon de commande." in page
    assert "saisir un bon de commande" in page


def test_a_page_of_orders_asks_as_many_queries_for_one_as_for_fifty(steering: Client, orders: list[str]) -> None:  # noqa: ARG001
    with CaptureQueriesContext(
        connection,
    ) as few:
        page_of(steering)
    framework, contractor = makers.make_framework(), makers.make_contractor()
    for _ in range(50):
        makers.make_order(framework, contractor)
    with CaptureQueriesContext(connection) as many:
        page = page_of(steering)
    assert len(many) <= len(few)
    assert "Page suivante" in page


def test_who_has_no_role_is_sent_to_sign_in(db: None) -> None:  # noqa: ARG001
    assert Client().get(ORDERS).status_code in {302, 403}


def test_a_number_is_sought_whatever_its_case_and_stays_in_the_address(steering: Client, orders: list[str]) -> None:  # noqa: ARG001
    page = page_of(steering, "?q=bc-2")
    assert ">BC-2</a>" in page
    assert ">BC-1</a>" not in page
    assert "?q=bc-2&amp;etat=draft" in page
    assert "Aucun bon ne porte ces mots" in page_of(steering, "?q=%25")


def test_an_order_is_sought_by_its_product_too(steering: Client, orders: list[str]) -> None:  # noqa: ARG001
    page = page_of(steering, "?q=CART%C3%89")
    assert f"3{NBSP}bons de commande" in page
    assert ">BC-1</a>" in page
    assert ">BC-4</a>" not in page


@pytest.mark.clause("4.2-device")
def test_a_sought_number_is_counted_on_the_readers_side_of_the_wall_only(orders: list[str]) -> None:
    assert "1 bon de commande" in page_of(signed_in(Role.CORRESPONDENT, orders[0]), "?q=bc").replace(NBSP, " ")
