"""Notifying an order on its page: read, sign, once."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.test import Client

from gouvernail.records.models import Account, Framework, Notice, Order, Product
from tests import makers

pytestmark = pytest.mark.clause("2-order-by-need")
DRAFT = "BC-2025-003"


def address() -> str:
    return f"/pilotage/bons/{Order.objects.get(number=DRAFT).uuid}/notifier/"


def may_sign(who: str = "steering_office", **values: object) -> None:
    """Give a delegation to who holds a role."""
    makers.make_delegation(Account.objects.get(grants__role=who), **values)  # type: ignore[arg-type]


def seen_on(client: Client) -> str:
    found: list[str] = re.findall(r'name="seen" value="(\w+)"', client.get(address()).content.decode())
    return found[0]


@pytest.fixture(autouse=True)
def _draft(market: None) -> None:  # noqa: ARG001
    Order.objects.filter(number=DRAFT).update(starts_on=date(2025, 6, 2), ends_on=date(2025, 12, 31))


def test_it_is_read_signed_and_told(steering: Client) -> None:
    may_sign()
    page = steering.get(address()).content.decode()
    assert "Vous engagez" in page
    assert "Montant TTC" in page
    typed = {"seen": seen_on(steering), "commitments": "15001, 15002", "service_code": "DNUM"}
    answer = steering.post(address(), typed, follow=True).content.decode()
    assert "est notifié à" in answer
    assert "15001, 15002" in answer
    assert "Service exécutant" in answer
    assert "TTC, dont" in answer
    order = Order.objects.get(number=DRAFT)
    assert (order.state, order.notified_on) == ("notified", date(2025, 5, 20))
    again = steering.post(address(), typed)
    assert again.status_code == 409
    assert "déjà notifié" in again.content.decode()
    assert Notice.objects.filter(order=order).count() == 1


def test_without_delegation_the_button_is_grey_and_the_door_closed(steering: Client) -> None:
    page = steering.get(address().removesuffix("notifier/")).content.decode()
    assert "Aucune délégation de signature en vigueur" in page
    assert 'name="seen"' not in steering.get(address()).content.decode()
    assert steering.post(address(), {"seen": "0" * 64}).status_code == 409
    assert Order.objects.get(number=DRAFT).state == "draft"


def test_a_stale_page_is_refused_and_nothing_typed_is_lost(steering: Client) -> None:
    may_sign()
    seen = seen_on(steering)
    Order.objects.filter(number=DRAFT).update(ends_on=date(2026, 1, 31))
    answer = steering.post(address(), {"seen": seen, "commitments": "15009", "service_code": "DNUM"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "ont changé depuis que vous l’avez lu" in page
    assert 'value="15009"' in page
    assert seen not in page


def test_too_long_a_code_is_said_beside_its_field(steering: Client) -> None:
    may_sign()
    answer = steering.post(address(), {"seen": seen_on(steering), "service_code": "x" * 101})
    assert answer.status_code == 422
    assert "À corriger" in answer.content.decode()


@pytest.mark.clause("4.2-device")
def test_nobody_signs_for_products_it_does_not_see(lead: Client) -> None:
    may_sign("product_lead")
    order = Order.objects.get(number=DRAFT)
    line = order.lines.first()
    assert line is not None
    line.product = Product.objects.get(external_id="carte-des-aides")
    line.save()
    makers.make_line(
        order,
        Product.objects.get(external_id="guichet-vert"),
        line.work_unit,
        number=9,
        unit_price_cents=None,
        days_per_unit_hundredths=None,
    )
    page = lead.get(address()).content.decode()
    assert "des produits que vous ne voyez pas" in page
    assert "Guichet vert" not in page
    assert lead.post(address(), {"seen": "0" * 64}).status_code == 409


def test_a_framework_without_ceiling_is_said_loudly(steering: Client) -> None:
    may_sign()
    order = Order.objects.select_related("framework").get(number=DRAFT)
    order.framework.ceiling_cents = None
    order.framework.save()
    assert "n’a pas de montant maximum" in steering.get(address()).content.decode()


def test_who_leads_a_product_reads_neither_what_the_framework_committed_nor_who_is_better_placed(
    lead: Client, steering: Client
) -> None:
    order = Order.objects.select_related("framework").get(number=DRAFT)
    order.lines.update(product=Product.objects.get(external_id="carte-des-aides"))
    ceiling = order.framework.committed_cents + 100
    Framework.objects.filter(pk=order.framework_id).update(ceiling_cents=ceiling)
    for reader, hears in ((steering, True), (lead, False)):
        for place in (address(), address().removesuffix("notifier/")):
            page = html.unescape(reader.get(place).content.decode())
            assert "Le montant maximum HT de l’accord-cadre serait dépassé" in page
            assert ("peuvent encore être engagés" in page) is hears
