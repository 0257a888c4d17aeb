"""The first sentence says what waits; the orders of one contractor follow."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from gouvernail import clock
from gouvernail.records.models import DaysReturn, OrderLine
from tests.market import accepted, book
from tests.pages.contractor.test_team_months import confirmed


def sent_back() -> DaysReturn:
    return DaysReturn.objects.create(
        line=OrderLine.objects.get(order__number="BC-1"),
        month_on=date(2025, 3, 1),
        hundredths=100,
        reason="Ce jour me surprend.",
        recorded_in=1,
        returned_at=clock.now(),
    )


@pytest.mark.clause("4.2-statement")
def test_what_waits_is_counted_first(of_alpha: Client, of_beta: Client) -> None:
    confirmed("p1", 3)
    sent_back()
    page = of_alpha.get("/espace/").content.decode()
    for words in ("1 renvoi à suivre", "1 mois d’équipe à approuver", "1 reste à faire à estimer"):
        assert words.replace(" ", "\N{NO-BREAK SPACE}", 1) in page
    assert "BC-2" not in page
    accepted(book(restes_a_faire=[{"order_number": "BC-2", "estimated_on": date(2025, 6, 20)}]))
    other = of_beta.get("/espace/").content.decode()
    assert "renvoi à suivre" not in other
    assert "à approuver" not in other
    assert "reste à faire à estimer" not in other
    assert "BC-1" not in other


def test_an_answer_is_given_once_and_kept_when_refused(of_alpha: Client, of_beta: Client) -> None:
    sent = sent_back()
    address = f"/espace/renvois/{sent.pk}/"
    assert "Ce jour me surprend." in of_alpha.get("/espace/renvois/").content.decode()
    assert "surprend" not in of_beta.get("/espace/renvois/").content.decode()
    assert of_beta.post(address, {"reponse": "Intrus."}).status_code == 404
    assert of_alpha.post(address, {"reponse": " "}).status_code == 422
    assert of_alpha.post(address, {"reponse": "Atelier du 3."}).status_code == 302
    again = of_alpha.post(address, {"reponse": "Une autre réponse."})
    assert again.status_code == 409
    assert "Une autre réponse." in again.content.decode()
    assert "maintenus" in of_alpha.get("/espace/renvois/").content.decode()
