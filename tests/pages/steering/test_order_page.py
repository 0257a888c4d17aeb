"""The page of one order: figures, pictures with their tables, history; never a person."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gouvernail.exports.market_workbook.example import SECOND
from gouvernail.records.models import HistoricalAnomaly, Order, PoorPerformance
from gouvernail.rules.access import Role
from tests import makers
from tests.pages.steering.conftest import TODAY, signed_in

NBSP = "\N{NO-BREAK SPACE}"


def address(number: str, rest: str = "") -> str:
    return f"/pilotage/bons/{Order.objects.get(number=number).uuid}/{rest}"


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.clause("4.2-statement")
def test_heading_sentence_and_figures(steering: Client, market: None) -> None:  # noqa: ARG001
    page = text_of(steering, address("BC-2025-001"))
    assert "BC-2025-001 · Carte des aides · Coopérative de l’Estuaire · en\N{NO-BREAK SPACE}cours" in page
    assert f"26{NBSP}j réalisés sur 135" in page
    assert "Reprendre les données" in page
    assert "le bon de commande modificatif 1 ajoute 0,5 à la quantité de la ligne 1" in page
    assert f"6{NBSP}000,00{NBSP}€ HT ont été admis sur la ligne 2" in page
    assert f"Le 31{NBSP}mars{NBSP}2025, le reste à faire de la ligne 1 a été estimé à 90{NBSP}j." in page
    assert page.count("<svg") > 3
    assert "Voir les chiffres par semaine" in page


def test_a_second_estimate_is_told_with_the_first(steering: Client, market: None) -> None:  # noqa: ARG001
    line = Order.objects.get(number="BC-2025-002").lines.get()
    makers.make_estimate(line, date(2025, 5, 12), 4000)
    makers.balanced(TODAY, line)
    page = text_of(steering, address("BC-2025-002"))
    assert f"Le 12{NBSP}mai{NBSP}2025, le reste à faire est passé de 54,5 à 40{NBSP}j." in page


@pytest.mark.clause("4.1-contractor-authority")
def test_nobody_is_named_nor_followed_day_by_day(steering: Client, correspondent: Client) -> None:
    for client in (steering, correspondent):
        for rest in ("", "semaines.csv", "courbe.csv"):
            page = text_of(client, address("BC-2025-001", rest))
            assert "P-01" not in page
            assert "P-02" not in page


def test_a_past_day_shows_what_was_known_then(steering: Client, market: None) -> None:  # noqa: ARG001
    page = text_of(steering, address("BC-2025-001", "?au=2025-02-20"))
    assert f"Situation au 20{NBSP}février{NBSP}2025" in page
    assert "modificatif" not in page.split("<h2>Histoire</h2>")[1]


def test_a_draft_is_the_states_alone_and_its_steps_say_why(steering: Client, correspondent: Client) -> None:
    page = text_of(steering, address("BC-2025-003"))
    assert "n’est pas notifié" in page
    assert "disabled" in page
    assert "rien n’est encore à faire" in page
    assert "CCTP\N{NO-BREAK SPACE}4.2" in page
    assert correspondent.get(address("BC-2025-003")).status_code == 404


def test_accepting_days_is_greyed_until_some_wait(steering: Client) -> None:
    order = makers.make_order(makers.make_framework(), makers.make_contractor(), notified_on=date(2025, 1, 6))
    line = makers.make_line(order, makers.make_product(), makers.make_unit(order.framework))
    makers.balanced(TODAY, line)
    assert "Aucun jour déclaré n’attend d’acceptation." in text_of(steering, address(order.number))
    makers.make_day(line, date(2025, 5, 19), 50, state="declared")
    makers.balanced(TODAY, line)
    assert f"Accepter les jours déclarés{NBSP}: 0,5{NBSP}j" in text_of(steering, address(order.number))


@pytest.mark.clause("4.2-device")
def test_another_contractors_order_does_not_exist(correspondent: Client) -> None:
    for rest in ("", "semaines.csv", "courbe.csv", "reste-a-faire/"):
        assert correspondent.get(address("BC-2025-002", rest)).status_code == 404


def test_a_drafted_finding_is_not_told_to_the_contractor(steering: Client, market: None) -> None:  # noqa: ARG001
    assert PoorPerformance.objects.get().state == "drafted"
    path = address("BC-2025-002")
    assert "mauvaise exécution" in text_of(steering, path)
    assert "mauvaise exécution" not in text_of(signed_in(Role.CORRESPONDENT, SECOND), path)


def test_an_order_without_line_day_nor_activity_is_calm(steering: Client) -> None:
    order = makers.make_order(makers.make_framework(), makers.make_contractor(), "BC-VIDE")
    page = text_of(steering, f"/pilotage/bons/{order.uuid}/")
    assert "Aucune ligne." in page
    assert "Aucun jour n’est encore déclaré" in page


def test_an_order_of_costs_speaks_of_money(steering: Client) -> None:
    framework = makers.make_framework()
    order = makers.make_order(framework, makers.make_contractor(), "BC-FRAIS", notified_on=date(2025, 1, 6))
    unit = makers.make_unit(framework, days=None)
    makers.balanced(TODAY, makers.make_line(order, makers.make_product(), unit, unit_price_cents=100))
    page = text_of(steering, f"/pilotage/bons/{order.uuid}/")
    assert f"0,00{NBSP}€ HT admis sur 60,00{NBSP}€ HT commandés." in page
    assert "Aucune ligne de ce bon de commande ne se mesure en jours" in page


def test_more_lines_and_days_cost_no_more_queries(steering: Client, market: None) -> None:  # noqa: ARG001
    one, three = address("BC-2025-002"), address("BC-2025-001")
    with CaptureQueriesContext(connection) as one_line:
        text_of(steering, one)
    with CaptureQueriesContext(connection) as three_lines:
        text_of(steering, three)
    assert len(three_lines) == len(one_line)


def test_the_tables_behind_the_pictures_download_as_csv(steering: Client, market: None) -> None:  # noqa: ARG001
    weeks = text_of(steering, address("BC-2025-001", "semaines.csv"))
    assert weeks.startswith("\N{BYTE ORDER MARK}semaine du;jours acceptés;jours déclarés;jours non facturables\r\n")
    assert "2025-03-03;4,5;0;0\r\n" in weeks
    assert "jours acceptés, cumulés;26\r\n" in text_of(steering, address("BC-2025-001", "courbe.csv"))


@pytest.mark.clause("4.2-device")
def test_what_all_contractors_were_ordered_is_told_to_none_of_them(
    steering: Client, correspondent: Client, lead: Client
) -> None:
    """The excess of a framework sums the orders of everybody: to a contractor, the rule alone."""
    order = Order.objects.get(number="BC-2025-001")
    values = {"ceiling": 100_000_00, "total": 123_456_78, "excess": 23_456_78, "left": 0}
    HistoricalAnomaly.objects.create(
        order=order, code="order_above_ceiling", clause="domain-1", sheet="commandes", values=values, recorded_in=1
    )
    path = address("BC-2025-001")
    for client in (steering, lead):
        assert f"123{NBSP}456,78" in text_of(client, path)
    page = text_of(correspondent, path)
    assert "dépassait le montant maximum HT" in page
    for figure in (f"123{NBSP}456", f"23{NBSP}456", f"100{NBSP}000,00"):
        assert figure not in page


def test_an_order_that_is_over_offers_no_estimate_and_says_why(steering: Client) -> None:
    framework = makers.make_framework()
    order = makers.make_order(framework, makers.make_contractor(), state="closed", notified_on=date(2025, 1, 6))
    makers.balanced(TODAY, makers.make_line(order, makers.make_product(), makers.make_unit(framework)))
    page = text_of(steering, f"/pilotage/bons/{order.uuid}/")
    assert "plus rien n’est à faire" in page
    assert "disabled" in page
    form = steering.post(f"/pilotage/bons/{order.uuid}/reste-a-faire/", {"line": "1", "days": "2"})
    assert form.status_code == 409


def test_the_course_of_an_order_that_is_over_stops_with_it(steering: Client) -> None:
    framework = makers.make_framework()
    order = makers.make_order(framework, makers.make_contractor(), state="closed", notified_on=date(2025, 1, 6))
    line = makers.make_line(order, makers.make_product(), makers.make_unit(framework))
    makers.make_day(line, date(2025, 2, 3))
    makers.balanced(TODAY, line)
    page = text_of(steering, f"/pilotage/bons/{order.uuid}/")
    axis = page[page.index("gv-axis--x") :]
    assert f"3{NBSP}février{NBSP}2025" in axis[: axis.index("</p>")]


def test_several_lines_tell_that_the_day_is_that_of_the_first(steering: Client) -> None:
    framework, product = makers.make_framework(), makers.make_product()
    order = makers.make_order(framework, makers.make_contractor(), notified_on=date(2025, 1, 6))
    lines = [makers.make_line(order, product, makers.make_unit(framework), number) for number in (1, 2)]
    makers.make_day(lines[0], date(2025, 5, 19))
    makers.balanced(TODAY, *lines)
    assert "première ligne épuisée le" in text_of(steering, f"/pilotage/bons/{order.uuid}/")
