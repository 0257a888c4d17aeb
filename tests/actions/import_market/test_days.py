"""Les jours d'un classeur : ce qui se refuse, ce qui se corrige, ce qui se dit (CCTP 4.1, 4.2, 4.3)."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.records.models import DayEntry, LineBalance, LineDay, OrderLine, WorkerDay
from tests.market import BETA, Told, accepted, base, book, codes, hand_over, only_error, warned

pytestmark = pytest.mark.django_db

MONDAY = date(2025, 3, 3)
NO_BREAK = "\N{NO-BREAK SPACE}"


def week(count: int, **told: object) -> list[Told]:
    """So many full days in a row of p1, from 3 March 2025."""
    return [{"work_on": date(2025, 3, 3 + place), **told} for place in range(count)]


def balance() -> tuple[int, int, int]:
    """Done, pending and not billable, in hundredths, of the only line with days."""
    found = LineBalance.objects.get(line__number=1, line__order__number="BC-1")
    return found.done_hundredths, found.pending_hundredths, found.non_billable_hundredths


@pytest.mark.clause("4.2-statement")
def test_les_jours_de_l_administration_arrivent_valides() -> None:
    accepted(base(jours=[{}, {"work_on": date(2025, 3, 4), "state": "declared"}]))
    assert balance() == (100, 100, 0)
    assert LineDay.objects.get(work_on=MONDAY).done_hundredths == 100


@pytest.mark.clause("4.3-turnover")
def test_accueil_et_reprise_ne_consomment_pas_la_commande() -> None:
    days: list[Told] = [{"nature": "onboarding"}, {"nature": "rework", "work_on": date(2025, 3, 4)}]
    accepted(base(jours=days))
    assert balance() == (0, 0, 200)


@pytest.mark.parametrize(
    ("on", "code"),
    [(date(2025, 2, 2), "day_before_notification"), (date(2025, 7, 1), "day_in_future")],
)
def test_un_jour_se_fait_entre_la_notification_et_aujourd_hui(on: date, code: str) -> None:
    error = only_error(hand_over(base(jours=[{"work_on": on}])))
    assert (error["code"], error["sheet"], error["row"], error["column"]) == (code, "jours", 2, "date")
    assert error["value"] == on.isoformat()


@pytest.mark.parametrize("on", [date(2025, 2, 3), date(2025, 6, 30)])
def test_le_jour_de_la_notification_et_aujourd_hui_comptent(on: date) -> None:
    accepted(base(jours=[{"work_on": on}]))


def test_un_jour_sur_un_brouillon_est_refuse() -> None:
    sheets = base(commandes=[{"state": "draft", "notified_on": None}], jours=week(3))
    assert codes(hand_over(sheets)) == ["day_without_notification"]


def test_un_jour_apres_la_fin_se_dit_seulement() -> None:
    orders: list[Told] = [{"ends_on": date(2025, 3, 2)}]
    assert warned(accepted(base(commandes=orders, jours=[{}]))) == ["day_after_end"]


@pytest.mark.clause("4.2-statement")
def test_les_jours_facturables_ne_depassent_pas_les_jours_commandes() -> None:
    lines: list[Told] = [{"quantity_hundredths": 20}]
    error = only_error(hand_over(base(lignes=lines, jours=[*week(2), {"work_on": date(2025, 3, 5), "hundredths": 25}])))
    assert (error["row"], error["column"], error["code"]) == (4, "jours", "days_above_ordered")
    assert f"dépasseraient les jours commandés de 0,25{NO_BREAK}j" in str(error["message"])


def test_les_jours_declares_comptent_dans_la_limite() -> None:
    lines: list[Told] = [{"quantity_hundredths": 20}]
    accepted(base(lignes=lines, jours=week(2, state="declared")))
    more = book(jours=[{"work_on": date(2025, 4, 1)}])
    assert codes(hand_over(more)) == ["days_above_ordered"]


def test_accueil_et_reprise_n_ont_pas_de_limite() -> None:
    accepted(base(lignes=[{"quantity_hundredths": 1}], jours=week(5, nature="rework")))


@pytest.mark.parametrize("unit", ["FRAIS", "FORFAIT"])
def test_une_ligne_sans_mesure_en_jours_ne_facture_aucun_jour(unit: str) -> None:
    sheets = base(lignes=[{"work_unit_code": unit}], jours=[{}])
    assert codes(hand_over(sheets)) == ["day_not_billable_on_line"]
    accepted(base(lignes=[{"work_unit_code": unit}], jours=[{"nature": "onboarding"}]))


@pytest.mark.clause("4.1-contractor-authority")
def test_une_personne_ne_fait_pas_plus_d_un_jour_par_date() -> None:
    days: list[Told] = [{"hundredths": 75}, {"nature": "rework", "hundredths": 50}]
    error = only_error(hand_over(base(jours=days)))
    assert (error["row"], error["column"], error["value"], error["code"]) == (
        3,
        "intervenant",
        "p1",
        "person_above_one_day",
    )
    assert f"1,25{NO_BREAK}j le 3{NO_BREAK}mars{NO_BREAK}2025" in str(error["message"])


def test_un_jour_par_date_vaut_aussi_d_un_import_a_l_autre_et_d_un_bon_a_l_autre() -> None:
    orders: list[Told] = [{}, {"number": "BC-2"}]
    lines: list[Told] = [{}, {"order_number": "BC-2"}]
    accepted(base(commandes=orders, lignes=lines, jours=[{"hundredths": 75}]))
    assert codes(hand_over(book(jours=[{"order_number": "BC-2", "hundredths": 50}]))) == ["person_above_one_day"]
    accepted(book(jours=[{"order_number": "BC-2", "hundredths": 25}]))
    assert WorkerDay.objects.get().hundredths == 100


@pytest.mark.clause("4.2-device")
def test_chez_deux_titulaires_l_administration_est_seulement_prevenue() -> None:
    orders: list[Told] = [{}, {"number": "BC-2", "contractor_siret": BETA, "attribution_reason": "continuité"}]
    lines: list[Told] = [{}, {"order_number": "BC-2"}]
    report = accepted(base(commandes=orders, lignes=lines, jours=[{}, {"order_number": "BC-2"}]))
    assert warned(report) == ["person_across_contractors"]
    assert report.warnings[0].values["total"] == 200


@pytest.mark.parametrize(
    ("told", "column", "code"),
    [
        ({"order_number": "BC-9"}, "commande", "order_unknown"),
        ({"line_number": 9}, "ligne", "line_unknown"),
        ({"activity_key": "A9"}, "activite", "activity_unknown"),
    ],
)
def test_une_reference_inconnue_est_refusee(told: Told, column: str, code: str) -> None:
    error = only_error(hand_over(base(jours=[told])))
    assert (error["column"], error["code"]) == (column, code)


def test_un_jour_peut_dire_son_activite() -> None:
    accepted(base(jours=[{"activity_key": "A1"}], activites=[{}]))
    activity = DayEntry.objects.select_related("activity").get().activity
    assert activity is not None
    assert activity.key == "A1"


def chain() -> list[tuple[int, int, str]]:
    """Every entry as (revision, hundredths, state)."""
    return list(DayEntry.objects.order_by("id").values_list("revision", "hundredths", "state"))


def test_corriger_un_jour_ajoute_une_ecriture_inverse_et_une_nouvelle() -> None:
    accepted(base(jours=[{}]))
    report = accepted(book(jours=[{"hundredths": 50}]))
    assert report.counts("jours").corrected == 1
    assert chain() == [(0, 100, "accepted"), (1, -100, "accepted"), (2, 50, "accepted")]
    assert balance() == (50, 0, 0)
    assert WorkerDay.objects.get().hundredths == 50


def test_corriger_a_zero_ajoute_la_seule_ecriture_inverse() -> None:
    accepted(base(jours=[{}]))
    accepted(book(jours=[{"hundredths": 0}]))
    assert chain() == [(0, 100, "accepted"), (1, -100, "accepted")]
    assert accepted(book(jours=[{"hundredths": 0}])).counts("jours").unchanged == 1
    accepted(book(jours=[{"hundredths": 25}]))
    assert chain()[-1] == (2, 25, "accepted")


def test_une_correction_libere_la_journee_pour_un_autre_bon() -> None:
    orders: list[Told] = [{}, {"number": "BC-2"}]
    lines: list[Told] = [{}, {"order_number": "BC-2"}]
    accepted(base(commandes=orders, lignes=lines, jours=[{}]))
    accepted(book(jours=[{"hundredths": 25}, {"order_number": "BC-2", "hundredths": 75}]))
    assert WorkerDay.objects.get().hundredths == 100


def test_changer_d_activite_est_une_correction() -> None:
    accepted(base(jours=[{"activity_key": "A1"}], activites=[{}, {"key": "A2"}]))
    assert accepted(book(jours=[{"activity_key": "A2"}])).counts("jours").corrected == 1
    assert list(DayEntry.objects.order_by("id").values_list("activity__key", flat=True)) == [
        "A1",
        "A1",
        "A2",
    ]
    assert accepted(book(jours=[{}])).counts("jours").unchanged == 1


def test_un_jour_declare_devient_valide_et_ne_revient_pas() -> None:
    accepted(base(jours=[{"state": "declared"}]))
    report = accepted(book(jours=[{"state": "accepted"}]))
    assert (report.counts("jours").changed, balance()) == (1, (100, 0, 0))
    assert LineDay.objects.get().pending_hundredths == 0
    back = accepted(book(jours=[{"state": "declared"}]))
    assert (warned(back), back.counts("jours").unchanged) == (["day_stays_accepted"], 1)


def test_un_etat_vide_sur_une_cle_connue_ne_change_rien() -> None:
    accepted(base(jours=[{"state": "declared"}]))
    assert accepted(book(jours=[{}])).counts("jours").unchanged == 1
    assert balance() == (0, 100, 0)
    accepted(book(jours=[{"hundredths": 50}]))
    assert balance() == (0, 50, 0)


def test_un_jour_declare_ramene_a_zero_puis_repris_reste_a_accepter() -> None:
    accepted(base(jours=[{"state": "declared"}]))
    accepted(book(jours=[{"hundredths": 0}]))
    accepted(book(jours=[{"hundredths": 50}]))
    assert balance() == (0, 50, 0)


def test_un_jour_couvert_par_un_service_fait_ne_se_corrige_plus() -> None:
    accepted(base(jours=[{}]))
    DayEntry.objects.update(state="locked")
    error = only_error(hand_over(book(jours=[{"hundredths": 50}])))
    assert (error["code"], error["column"]) == ("day_locked", "jours")
    assert accepted(book(jours=[{}])).counts("jours").unchanged == 1


def test_les_heures_d_une_commande_large_se_partagent_entre_lignes() -> None:
    accepted(
        base(
            lignes=[{}, {"line_number": 2, "product_id": "rdv"}],
            jours=[{"hundredths": 50}, {"line_number": 2, "hundredths": 50}],
        )
    )
    assert set(OrderLine.objects.values_list("number", "balance__done_hundredths")) == {(1, 50), (2, 50)}
