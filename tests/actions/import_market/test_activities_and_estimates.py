"""Activités opérationnelles, restes à faire et constats d'un classeur (CCTP 4.2)."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.records.models import (
    Activity,
    ActivityPassage,
    AdmittedAmount,
    DeliverableAcceptance,
    Estimate,
    LineBalance,
    PoorPerformance,
)
from tests.market import TODAY, Told, accepted, base, book, codes, hand_over, only_error, warned

pytestmark = pytest.mark.django_db


@pytest.mark.clause("4.2-statement")
def test_une_activite_garde_les_jours_de_ses_etats() -> None:
    accepted(base(activites=[{"state": "to_do", "state_on": date(2025, 2, 10)}]))
    accepted(book(activites=[{"state": "done", "state_on": date(2025, 4, 1)}]))
    passages = ActivityPassage.objects.values_list("state", "since_on")
    assert list(passages) == [("to_do", date(2025, 2, 10)), ("done", date(2025, 4, 1))]
    assert LineBalance.objects.get().done_activities == 1


def test_sans_date_l_etat_est_du_jour_de_l_import_et_ne_se_repete_pas() -> None:
    accepted(base(activites=[{"state_on": None}]))
    assert ActivityPassage.objects.get().since_on == TODAY
    again = accepted(book(activites=[{"state_on": None}]), on=date(2025, 7, 1))
    assert again.counts("activites").unchanged == 1
    assert ActivityPassage.objects.count() == 1


def test_un_etat_plus_ancien_se_note_sans_changer_l_etat_present() -> None:
    accepted(base(activites=[{"state": "done", "state_on": date(2025, 4, 1)}]))
    report = accepted(book(activites=[{"state": "doing", "state_on": date(2025, 3, 1)}]))
    assert warned(report) == ["activity_state_is_older"]
    assert Activity.objects.get().state == "done"


def test_une_activite_peut_etre_renommee() -> None:
    accepted(base(activites=[{}]))
    assert accepted(book(activites=[{"title": "Simulateur"}])).counts("activites").changed == 1
    assert Activity.objects.get().title == "Simulateur"


@pytest.mark.clause("4.2-statement")
def test_le_dernier_reste_a_faire_d_un_jour_compte() -> None:
    accepted(base(restes_a_faire=[{}]))
    report = accepted(book(restes_a_faire=[{"hundredths": 900}]))
    assert report.counts("restes_a_faire").changed == 1
    assert list(Estimate.objects.order_by("id").values_list("hundredths", flat=True)) == [1200, 900]
    assert LineBalance.objects.get().estimate_hundredths == 900


def test_le_meme_reste_a_faire_ne_s_ajoute_pas() -> None:
    accepted(base(restes_a_faire=[{}]))
    assert accepted(book(restes_a_faire=[{}])).counts("restes_a_faire").unchanged == 1
    assert Estimate.objects.count() == 1


def test_un_reste_a_faire_sur_une_ligne_de_frais_se_dit() -> None:
    report = accepted(base(lignes=[{"work_unit_code": "FRAIS"}], restes_a_faire=[{}]))
    assert warned(report) == ["estimate_on_line_without_days"]


@pytest.mark.clause("4.2-statement")
def test_les_constats_deviennent_montants_admissions_et_projets() -> None:
    findings: list[Told] = [
        {},
        {"nature": "deliverable_accepted", "amount_cents": None},
        {"nature": "deliverable_accepted", "line_number": None, "amount_cents": None},
        {"nature": "poor_performance", "line_number": None, "amount_cents": None, "comment": "livraison absente"},
    ]
    accepted(base(constats=findings))
    assert LineBalance.objects.get().admitted_cents == 250_000
    assert AdmittedAmount.objects.count() == 1
    assert DeliverableAcceptance.objects.count() == 2
    assert PoorPerformance.objects.get().state == "drafted"
    assert accepted(book(constats=findings)).counts("constats").unchanged == 4


def test_un_montant_admis_ne_change_pas() -> None:
    accepted(base(constats=[{}]))
    assert only_error(hand_over(book(constats=[{"amount_cents": 260_000}])))["column"] == "montant_ht"


def test_admettre_plus_que_commande_se_dit() -> None:
    assert warned(accepted(base(constats=[{"amount_cents": 1_000_001}]))) == ["admitted_above_ordered"]


def test_rien_ne_se_constate_sur_un_brouillon() -> None:
    sheets = base(commandes=[{"state": "draft", "notified_on": None}], constats=[{}])
    assert codes(hand_over(sheets)) == ["finding_without_notification"]


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("activites", {"order_number": "BC-9"}),
        ("restes_a_faire", {"order_number": "BC-9"}),
        ("constats", {"order_number": "BC-9"}),
    ],
)
def test_un_bon_inconnu_est_refuse(sheet: str, told: Told) -> None:
    assert codes(hand_over(base(**{sheet: [told]}))) == ["order_unknown"]
