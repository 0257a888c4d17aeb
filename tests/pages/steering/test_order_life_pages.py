"""The life of a notified order on its pages: begun, suspended, observed."""

from __future__ import annotations

import pytest
from django.test import Client

from gouvernail.records.models import Account, Order, OrderAnswer
from tests import makers
from tests.pages.steering.test_order_page import address, text_of

pytestmark = pytest.mark.clause("2-order-by-need")
NUMBER = "BC-2025-001"


def test_an_order_is_suspended_with_its_reason(steering: Client, market: None) -> None:  # noqa: ARG001
    makers.make_delegation(Account.objects.get(grants__role="steering_office"))
    page = text_of(steering, address(NUMBER))
    assert "Suspendre l’exécution" in page
    assert "Reprendre l’exécution" not in page
    to = address(NUMBER, "execution/suspendre/")
    assert steering.post(to, {"reason": ""}).status_code == 422
    answer = steering.post(to, {"reason": "Données indisponibles"}, follow=True).content.decode()
    assert "l’exécution a été suspendue (Données indisponibles)" in answer
    assert Order.objects.get(number=NUMBER).state == "suspended"
    assert steering.post(to, {"reason": "encore"}).status_code == 409


def test_it_is_delivered_on_a_day(steering: Client, market: None) -> None:  # noqa: ARG001
    to = address(NUMBER, "execution/livrer/")
    assert steering.post(to, {"since_on": "21/05/2025"}).status_code == 422
    assert steering.post(to, {"since_on": "20/05/2025"}).status_code == 302
    assert Order.objects.get(number=NUMBER).state == "delivered"


def test_the_contractor_observes_and_both_sides_read_it(steering: Client, correspondent: Client) -> None:
    to = address(NUMBER, "observations/")
    assert correspondent.post(to, {"observations": "", "vues": "0"}).status_code == 422
    assert correspondent.post(to, {"observations": "Le délai est <court>.", "vues": "0"}).status_code == 302
    again = correspondent.post(to, {"observations": "Le délai est <court>.", "vues": "0"})
    assert again.status_code == 422
    assert "Le délai est &lt;court&gt;." in again.content.decode()
    assert OrderAnswer.objects.count() == 1
    for reader in (steering, correspondent):
        page = text_of(reader, address(NUMBER))
        assert "Le délai est &lt;court&gt;." in page
        assert "le titulaire a fait des observations" in page


def test_the_state_does_not_observe_its_own_orders(steering: Client, market: None) -> None:  # noqa: ARG001
    assert steering.get(address(NUMBER, "observations/")).status_code == 403
    assert "Faire des observations" not in text_of(steering, address(NUMBER))
