"""Livrables, fin d'exécution, code de service et TVA d'un classeur (CCTP 2)."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.records.models import Deliverable, Order, OrderPeriodChange
from gouvernail.records.queries.journal_check import doubts
from tests.market import Told, accepted, base, book, codes, hand_over, only_error

pytestmark = pytest.mark.django_db

DRAFT: Told = {"state": "draft", "notified_on": None}


@pytest.mark.clause("2-order-by-need")
def test_un_bon_notifie_garde_ses_livrables_son_taux_et_son_service() -> None:
    rate: Told = {"vat_rate_hundredths": 2000, "executing_service_code": "SE-1"}
    accepted(base(commandes=[rate], livrables=[{}, {"number": 2, "due_on": None, "is_mandatory": "no"}]))

    assert list(Deliverable.objects.values_list("number", "is_mandatory")) == [(1, True), (2, False)]
    order = Order.objects.get()
    assert (order.vat_rate_hundredths, order.executing_service_code) == (2000, "SE-1")
    assert list(doubts()) == []


def test_les_livrables_d_un_brouillon_changent_puis_se_figent_avec_lui() -> None:
    accepted(base(commandes=[DRAFT], livrables=[{}]))
    assert list(doubts()) == []
    assert accepted(book(livrables=[{"title": "Autre titre"}])).counts("livrables").changed == 1
    accepted(book(commandes=[{}]))

    assert Deliverable.objects.get().title == "Autre titre"
    assert list(doubts()) == []


def test_ce_qui_est_notifie_ne_change_plus() -> None:
    accepted(base(livrables=[{}], modificatifs_fin=[{}]))

    assert only_error(hand_over(book(livrables=[{"title": "Autre titre"}])))["column"] == "intitule"
    assert codes(hand_over(book(livrables=[{"number": 2}]))) == ["deliverable_of_notified_order"]
    assert only_error(hand_over(book(modificatifs_fin=[{"ends_on": date(2026, 4, 30)}])))["column"] == "fin"
    assert only_error(hand_over(book(commandes=[{"vat_rate_hundredths": 1000}])))["column"] == "tva"
    again = accepted(base(livrables=[{}], modificatifs_fin=[{}]))
    assert all(counts.written == 0 for counts in again.sheets.values())


def test_un_modificatif_deplace_le_dernier_jour() -> None:
    accepted(base(modificatifs_fin=[{}]))
    assert OrderPeriodChange.objects.get().ends_on == date(2026, 3, 31)
    assert list(doubts()) == []


def test_une_fin_avant_le_debut_ou_avant_la_notification_est_refusee() -> None:
    assert codes(hand_over(base(modificatifs_fin=[{"ends_on": date(2025, 2, 9)}]))) == ["amendment_end_too_early"]
    assert codes(hand_over(base(commandes=[DRAFT], modificatifs_fin=[{}]))) == ["amendment_of_draft"]
    assert only_error(hand_over(base(modificatifs_fin=[{"notified_on": date(2025, 2, 2)}])))["code"] == (
        "amendment_before_order"
    )


def test_un_bon_suspendu_reimporte_sur_place_le_reste() -> None:
    accepted(base())
    Order.objects.update(state="suspended")
    assert accepted(book(commandes=[{}])).counts("commandes").unchanged == 1
    assert Order.objects.get().state == "suspended"
