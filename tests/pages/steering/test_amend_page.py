"""Amending an order on its page: typed, its effect read, signed once."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db.models import QuerySet
from django.test import Client

from gouvernail.records.models import Account, Order, OrderAmendment, OrderPeriodChange
from tests import makers

pytestmark = pytest.mark.clause("2-order-by-need")
NUMBER = "BC-2025-002"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def signing(steering: Client, market: None) -> Client:  # noqa: ARG001
    """The steering office with a delegation."""
    makers.make_delegation(Account.objects.get(grants__role="steering_office"))
    return steering


def address() -> str:
    return f"/pilotage/bons/{Order.objects.get(number=NUMBER).uuid}/modifier/"


def moved() -> QuerySet[OrderPeriodChange]:
    """The changes of the last day of this order: the market's own workbook tells one of another."""
    return OrderPeriodChange.objects.filter(order__number=NUMBER)


def hidden(page: str, name: str) -> str:
    return str(re.findall(rf'name="{name}" value="(\w+)"', page)[0])


def typed(page: str, **changes: str) -> dict[str, str]:
    fields = dict(re.findall(r'name="(ligne-\d+)" value="([^"]*)"', page))
    return {**fields, "ends_on": "31/12/2026", "reason": "Besoin revu", "seen": hidden(page, "seen"), **changes}


def test_its_effect_is_read_before_it_is_signed(signing: Client) -> None:
    first = signing.get(address()).content.decode()
    values = typed(first, **{"ligne-1": "2"})
    effect = signing.post(address(), values)
    page = effect.content.decode()
    assert effect.status_code == 200
    assert "Ce que vous signez" in page
    assert not OrderAmendment.objects.filter(number="M1").exists()
    answer = signing.post(address(), {**values, "checked": hidden(page, "checked")}, follow=True).content.decode()
    assert "Le bon de commande modificatif est notifié" in answer
    assert f"au 31{NBSP}décembre{NBSP}2026" in answer
    assert moved().get().ends_on == date(2026, 12, 31)


def test_what_was_not_read_is_not_signed(signing: Client) -> None:
    values = typed(signing.get(address()).content.decode())
    checked = hidden(signing.post(address(), values).content.decode(), "checked")
    changed = signing.post(address(), {**values, "reason": "Autre motif", "checked": checked})
    assert "Ce que vous signez" in changed.content.decode()
    assert not moved().exists()


def test_sent_twice_it_amends_once_and_keeps_what_was_typed(signing: Client) -> None:
    values = typed(signing.get(address()).content.decode())
    signed = {**values, "checked": hidden(signing.post(address(), values).content.decode(), "checked")}
    assert signing.post(address(), signed).status_code == 302
    again = signing.post(address(), signed)
    assert again.status_code == 409
    assert "Besoin revu" in again.content.decode()
    assert moved().count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": ""}, "Dites pourquoi le bon de commande est modifié."),
        ({"ligne-1": "beaucoup"}, "Écrivez un nombre"),
        ({"ligne-1": "-1"}, "À corriger"),
        ({"ligne-1": "999999"}, "montant maximum"),
        ({"ends_on": "01/01/2025"}, "qui est passé"),
    ],
)
def test_what_is_wrong_is_said(signing: Client, changes: dict[str, str], sentence: str) -> None:
    page = signing.get(address()).content.decode()
    answer = signing.post(address(), typed(page, **changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not moved().exists()


def test_without_delegation_nothing_is_offered(steering: Client, market: None) -> None:  # noqa: ARG001
    assert "Aucune délégation de signature" in steering.get(address()).content.decode()
    assert steering.post(address(), {}).status_code == 409
