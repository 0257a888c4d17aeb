"""Reprise d'historique : ce qui rompt le contrat mais pas le calcul entre, marqué et listé avec sa règle."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.records.models import DayEntry, Framework, HistoricalAnomaly, LineBalance, Order, WorkerDay
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.wording import anomaly_sentence
from tests.market import TODAY, Told, accepted, base, book, codes, hand_over

pytestmark = pytest.mark.django_db


def anomalies() -> list[tuple[str, str, int | None]]:
    """Code, sheet and row of every anomaly."""
    return list(HistoricalAnomaly.objects.order_by("id").values_list("code", "sheet", "row"))


def whole_and_true() -> bool:
    """Whether balances tie with the entries, and facts with the journal."""
    return list(differences(TODAY)) == [] and list(doubts()) == []


def test_un_depassement_de_plafond_entre_avec_son_excedent() -> None:
    report = accepted(base(lignes=[{"quantity_hundredths": 2100}]), historical=True)
    framework = Framework.objects.get()
    assert (framework.committed_cents, framework.tolerated_excess_cents) == (10_500_000, 500_000)
    assert (anomalies(), report.anomalies) == ([("order_above_ceiling", "commandes", 2)], 1)
    assert Order.objects.get().is_historical_anomaly
    assert whole_and_true()


def test_une_notification_hors_validite_entre() -> None:
    sheets = base(commandes=[{"notified_on": date(2024, 12, 1)}], prix=[{"from_on": date(2024, 1, 1)}])
    accepted(sheets, historical=True)
    assert anomalies() == [("order_outside_validity", "commandes", 2)]
    assert whole_and_true()


def test_des_jours_hors_regle_entrent() -> None:
    days: list[Told] = [
        {"work_on": date(2025, 1, 15)},
        {"hundredths": 75},
        {"nature": "rework", "hundredths": 75},
        {"work_on": date(2025, 3, 4)},
    ]
    accepted(base(lignes=[{"quantity_hundredths": 10}], jours=days), historical=True)
    assert set(anomalies()) == {
        ("day_before_notification", "jours", 2),
        ("days_above_ordered", "jours", 3),
        ("person_above_one_day", "jours", 4),
    }
    assert LineBalance.objects.get().tolerated_excess_hundredths == 175
    assert WorkerDay.objects.get(work_on=date(2025, 3, 3)).tolerated_excess_hundredths == 50
    assert DayEntry.objects.filter(is_historical_anomaly=True).count() == 3
    assert whole_and_true()


def test_une_anomalie_se_raconte_avec_son_jour_sans_rien_demander() -> None:
    days: list[Told] = [{"work_on": date(2025, 1, 15)}, {"nature": "rework"}, {}]
    accepted(base(jours=days, modificatifs=[{"notified_on": date(2025, 1, 20)}]), historical=True)
    told = [anomaly_sentence(one.code, one.values) for one in HistoricalAnomaly.objects.order_by("code")]
    assert [sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in told] == [
        (
            "Anomalie d’historique acceptée. Le modificatif du 20 janvier 2025 précède la notification du bon de "
            "commande, le 3 février 2025."
        ),
        (
            "Anomalie d’historique acceptée. Un travail fait le 15 janvier 2025 précède la notification du bon de "
            "commande, le 3 février 2025."
        ),
        "Anomalie d’historique acceptée. Une même personne a 2 j le 3 mars 2025 : plus d’un jour pour une seule date.",
    ]


def test_reprendre_deux_fois_n_ajoute_rien() -> None:
    sheets = base(lignes=[{"quantity_hundredths": 2100}], jours=[{"work_on": date(2025, 1, 15)}])
    accepted(sheets, historical=True)
    before = anomalies()
    assert accepted(sheets, historical=True).anomalies == 0
    assert accepted(sheets).anomalies == 0
    assert anomalies() == before


def test_apres_la_reprise_la_regle_vaut_de_nouveau() -> None:
    accepted(base(lignes=[{"quantity_hundredths": 10}], jours=[{}, {"work_on": date(2025, 3, 4)}]), historical=True)
    assert codes(hand_over(book(jours=[{"work_on": date(2025, 3, 5)}]))) == ["days_above_ordered"]
    accepted(book(jours=[{"hundredths": 50}]))


def test_une_anomalie_se_corrige_vers_le_bas_sans_reprise() -> None:
    early: Told = {"work_on": date(2025, 1, 15)}
    accepted(base(jours=[early]), historical=True)
    accepted(book(jours=[{**early, "hundredths": 50}]))
    assert LineBalance.objects.get().done_hundredths == 50
    assert codes(hand_over(book(jours=[{**early, "hundredths": 75}]))) == ["day_before_notification"]
    assert whole_and_true()


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ({"jours": [{"work_on": date(2025, 7, 1)}]}, "day_in_future"),
        ({"lignes": [{"product_id": "inconnu"}]}, "product_unknown"),
        ({"prix": [{"from_on": date(2025, 2, 4)}]}, "price_missing"),
        ({"modificatifs": [{"quantity_hundredths": -201}]}, "amendment_below_zero"),
        ({"lignes": [{"work_unit_code": "FRAIS"}], "jours": [{}]}, "day_not_billable_on_line"),
    ],
)
def test_ce_qui_rompt_le_calcul_reste_refuse(sheets: dict[str, list[Told]], code: str) -> None:
    assert code in codes(hand_over(base(**sheets), historical=True))


def test_une_valeur_notifiee_reste_intouchable() -> None:
    accepted(base())
    assert codes(hand_over(book(commandes=[{"starts_on": date(2025, 2, 5)}]), historical=True)) == [
        "known_value_changed"
    ]
    assert codes(hand_over(book(lignes=[{"line_number": 2}]), historical=True)) == ["line_of_notified_order"]
