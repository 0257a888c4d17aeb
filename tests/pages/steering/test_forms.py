"""Entering an order and an estimate by hand: French figures, errors beside the fields, nothing typed lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from gouvernail.exports.market_workbook.example import FIRST, FRAMEWORK, SECOND
from gouvernail.harvesters.workbook.cells import clean
from gouvernail.records.models import Estimate, JournalEntry, Order

NEW = "/pilotage/bons/nouveau/"


def typed(**changes: Any) -> dict[str, Any]:
    """An order of one line, as a browser sends it."""
    values = {
        "number": "BC-2025-100",
        "framework": FRAMEWORK,
        "contractor": FIRST,
        "notified_on": "05/05/2025",
        "starts_on": "12/05/2025",
        "ends_on": "",
        "commitments": "1400000100, 1400000101",
        "reason": "",
        "lignes-TOTAL_FORMS": "3",
        "lignes-INITIAL_FORMS": "0",
        "lignes-0-product": "carte-des-aides",
        "lignes-0-work_unit": "DEVOPS",
        "lignes-0-quantity": "0,5",
        "lignes-0-phase": "",
    }
    for line in (1, 2):
        values |= {f"lignes-{line}-{name}": "" for name in ("product", "work_unit", "quantity", "phase")}
    return values | changes


@pytest.mark.clause("2-order-by-need")
def test_a_notified_order_is_entered_and_shown(steering: Client, market: None) -> None:  # noqa: ARG001
    answer = steering.post(NEW, typed(), follow=True)
    assert answer.status_code == 200
    assert "Le bon de commande BC-2025-100 est enregistré." in answer.content.decode()
    order = Order.objects.get(number="BC-2025-100")
    assert (order.state, order.legal_commitment_numbers) == ("notified", ["1400000100", "1400000101"])
    assert order.lines.get().quantity_hundredths == 50
    assert JournalEntry.objects.filter(verb="order.entered").exists()


def test_without_a_day_it_is_a_draft(steering: Client, market: None) -> None:  # noqa: ARG001
    assert steering.post(NEW, typed(notified_on="", starts_on="")).status_code == 302
    assert Order.objects.get(number="BC-2025-100").state == "draft"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"notified_on": "31/02/2025"}, "Cette date n’existe pas"),
        ({"lignes-0-quantity": "beaucoup"}, "Écrivez un nombre"),
        ({"lignes-0-quantity": "0,505"}, "Deux décimales au plus"),
        ({"number": ""}, "Ce champ est nécessaire"),
        ({"lignes-0-product": "", "lignes-0-work_unit": "", "lignes-0-quantity": ""}, "Remplissez au moins une ligne"),
        ({"contractor": SECOND}, "règle du marché"),
        ({"number": "BC-2025-001"}, "BC-2025-001"),
        ({"notified_on": "05/05/2031"}, "règle du marché"),
        ({"lignes-0-quantity": "1000"}, "règle du marché"),
        ({"lignes-0-quantity": "99999999999999"}, "inférieure ou égale"),
        ({"number": "#REF!"}, "erreur d’un tableur"),
        ({"starts_on": "01/01/0001"}, "Donnez une date entre 1990 et 2100"),
        ({"ends_on": "31/12/9999"}, "Donnez une date entre 1990 et 2100"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    steering: Client,
    market: None,  # noqa: ARG001
    changes: dict[str, str],
    sentence: str,
) -> None:
    before = Order.objects.count()
    answer = steering.post(NEW, typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "À corriger" in page
    assert sentence in page
    assert "1400000100, 1400000101" in page
    for value in changes.values():
        assert value in page
    assert Order.objects.count() == before


def test_more_lines_without_script(steering: Client, market: None) -> None:  # noqa: ARG001
    answer = steering.post(NEW, typed(**{"plus-de-lignes": "1", "number": ""}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Ligne 6" in page
    assert 'value="0,5"' in page
    assert "À corriger" not in page


def test_a_product_lead_orders_for_its_products_only(lead: Client) -> None:
    page = lead.get(NEW).content.decode()
    assert "Carte des aides" in page
    assert "Guichet vert" not in page
    assert lead.post(NEW, typed(**{"lignes-0-product": "guichet-vert"})).status_code == 422
    assert lead.post(NEW, typed(notified_on="", starts_on="")).status_code == 302


@pytest.mark.clause("2-order-by-need")
def test_only_the_steering_office_records_what_was_notified_elsewhere(lead: Client) -> None:
    assert "Notifié ailleurs le" not in lead.get(NEW).content.decode()
    answer = lead.post(NEW, typed())
    assert answer.status_code == 422
    assert "Seul le bureau de pilotage enregistre" in answer.content.decode()
    assert not Order.objects.filter(number="BC-2025-100").exists()


def estimate_of(number: str) -> str:
    return f"/pilotage/bons/{Order.objects.get(number=number).uuid}/reste-a-faire/"


@pytest.mark.clause("4.2-statement")
@pytest.mark.parametrize("figure", ["10,5", "10.5", "10,50"])
def test_an_estimate_is_typed_as_people_do(correspondent: Client, figure: str) -> None:
    answer = correspondent.post(estimate_of("BC-2025-001"), {"line": "1", "estimated_on": "19/05/2025", "days": figure})
    assert answer.status_code == 302
    estimate = Estimate.objects.order_by("-pk")[0]
    assert (estimate.hundredths, estimate.author) == (1050, "titulaire")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"days": "-1"}, "jamais négatif"),
        ({"days": ""}, "Donnez le nombre de jours"),
        ({"line": ""}, "Choisissez la ligne"),
        ({"estimated_on": "hier"}, "Cette date n’existe pas"),
        ({"estimated_on": "21/05/2025"}, "Ce jour est dans le futur"),
    ],
)
def test_a_wrong_estimate_is_said(steering: Client, market: None, changes: dict[str, str], sentence: str) -> None:  # noqa: ARG001
    before = Estimate.objects.count()
    answer = steering.post(
        estimate_of("BC-2025-001"), {"line": "1", "estimated_on": "19/05/2025", "days": "3", **changes}
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Estimate.objects.count() == before


def test_a_draft_cannot_be_estimated(steering: Client, market: None) -> None:  # noqa: ARG001
    assert "n’est pas notifié" in steering.get(estimate_of("BC-2025-003")).content.decode()
    answer = steering.post(estimate_of("BC-2025-003"), {"line": "1", "estimated_on": "19/05/2025", "days": "3"})
    assert answer.status_code == 409


@pytest.mark.clause("4.2-device")
def test_neither_another_contractor_nor_another_lead_estimates(correspondent: Client, lead: Client) -> None:
    for client in (correspondent, lead):
        values = {"line": "1", "estimated_on": "19/05/2025", "days": "3"}
        assert client.post(estimate_of("BC-2025-002"), values).status_code == 404


def test_what_is_typed_comes_back_unchanged_from_an_export(steering: Client, market: None) -> None:  # noqa: ARG001
    """A reason on several lines would come back on one, and be refused as a change of a notified order."""
    assert steering.post(NEW, typed(number="BC\u202e \t1", reason="équipe libre,\r\nou presque")).status_code == 302
    order = Order.objects.latest("id")
    assert order.attribution_reason == "équipe libre, ou presque"
    assert clean(order.number) == order.number


def test_a_count_of_lines_beyond_reason_breaks_nothing(steering: Client, market: None) -> None:  # noqa: ARG001
    answer = steering.post(NEW, typed(**{"lignes-TOTAL_FORMS": "9" * 5000, "plus-de-lignes": ""}))
    assert answer.status_code == 200
