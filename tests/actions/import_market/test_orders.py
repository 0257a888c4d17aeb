"""Les bons de commande d'un classeur : notification, plafond, états, choix du titulaire (CCTP 2, 4.2)."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.records.models import Framework, LineBalance, Order, OrderLine, OrderStateChange
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.records.queries.statement import statement
from tests.market import BETA, NOTIFIED, STARTS, TODAY, Told, accepted, base, book, codes, hand_over, only_error, warned

pytestmark = pytest.mark.django_db


@pytest.mark.clause("2-order-by-need")
def test_un_bon_notifie_fige_son_prix_et_ses_jours() -> None:
    accepted(base())
    line = OrderLine.objects.get()
    assert (line.unit_price_cents, line.days_per_unit_hundredths) == (500_000, 1000)
    assert Framework.objects.get().committed_cents == 1_000_000
    assert LineBalance.objects.get().ordered_hundredths == 2000


def test_les_jours_par_unite_du_titulaire_passent_avant_ceux_du_catalogue() -> None:
    accepted(base(commandes=[{"contractor_siret": BETA, "attribution_reason": "continuité"}]))
    assert OrderLine.objects.get().days_per_unit_hundredths == 1200


def test_le_prix_est_celui_en_vigueur_le_jour_de_la_notification() -> None:
    prices: list[Told] = [
        {},
        {"from_on": NOTIFIED, "unit_price_cents": 520_000},
        {"from_on": date(2025, 2, 4), "unit_price_cents": 600_000},
    ]
    accepted(base(prix=prices))
    assert OrderLine.objects.get().unit_price_cents == 520_000


def test_un_brouillon_n_a_ni_prix_ni_solde_et_n_engage_rien() -> None:
    accepted(base(commandes=[{"state": "draft", "notified_on": None}]))
    assert OrderLine.objects.get().unit_price_cents is None
    assert not LineBalance.objects.exists()
    assert Framework.objects.get().committed_cents == 0


def test_un_brouillon_change_puis_se_notifie() -> None:
    accepted(base(commandes=[{"state": "draft", "notified_on": None}]))
    accepted(book(lignes=[{"quantity_hundredths": 300}]))
    report = accepted(book(commandes=[{}]))
    assert report.counts("commandes").changed == 1
    assert LineBalance.objects.get().ordered_hundredths == 3000


def test_sans_prix_ce_jour_la_le_bon_est_refuse() -> None:
    error = only_error(hand_over(base(prix=[{"from_on": date(2025, 2, 4)}])))
    assert (error["sheet"], error["row"], error["column"], error["value"]) == ("lignes", 2, "uo", "DEVOPS")
    assert "Aucun prix n’est en vigueur le 3\N{NO-BREAK SPACE}février\N{NO-BREAK SPACE}2025" in str(error["message"])


@pytest.mark.clause("2-order-by-need")
def test_au_dela_du_plafond_le_bon_est_refuse_avec_les_montants() -> None:
    error = only_error(hand_over(base(lignes=[{"quantity_hundredths": 2001}])))
    assert (error["sheet"], error["column"], error["value"]) == ("commandes", "numero", "BC-1")
    assert "dépassé de 50,00\N{NO-BREAK SPACE}€" in str(error["message"])


def test_au_plafond_exact_le_bon_passe_et_l_alerte_dit_cent_pour_cent() -> None:
    report = accepted(base(lignes=[{"quantity_hundredths": 2000}]))
    (warning,) = report.warnings
    assert (warning.code, warning.values["percent"]) == ("ceiling_share_reached", 100)


@pytest.mark.parametrize(("units", "percent"), [(1399, None), (1400, 70), (1800, 90)])
def test_les_alertes_de_plafond_viennent_a_70_et_90_pour_cent(units: int, percent: int | None) -> None:
    report = accepted(base(lignes=[{"quantity_hundredths": units}]))
    assert [warning.values["percent"] for warning in report.warnings] == ([percent] if percent else [])


def test_le_plafond_se_juge_dans_l_ordre_des_notifications() -> None:
    """Un modificatif qui rend du plafond plus tard n'excuse pas un dépassement plus tôt."""
    sheets = base(
        commandes=[{}, {"number": "BC-2", "notified_on": date(2025, 3, 3)}],
        lignes=[{"quantity_hundredths": 1500}, {"order_number": "BC-2", "quantity_hundredths": 600}],
        modificatifs=[{"quantity_hundredths": -500, "notified_on": date(2025, 4, 1)}],
    )
    assert only_error(hand_over(sheets))["value"] == "BC-2"


def test_un_bon_glisse_avant_un_bon_connu_ne_fait_pas_passer_celui_ci_au_dela_du_plafond() -> None:
    """Le plafond tenait le jour du nouveau bon, mais plus le jour de celui qui le suit et que l'on connaissait."""
    accepted(
        base(commandes=[{"notified_on": date(2025, 5, 5), "starts_on": None}], lignes=[{"quantity_hundredths": 1500}])
    )
    earlier = book(commandes=[{"number": "BC-2"}], lignes=[{"order_number": "BC-2", "quantity_hundredths": 600}])
    error = only_error(hand_over(earlier))
    assert (error["value"], error["code"]) == ("BC-2", "order_above_ceiling")
    assert "dépassé de 5 000,00 €" in str(error["message"])


def test_sans_plafond_rien_n_est_refuse() -> None:
    accepted(base(marches=[{"ceiling_cents": None}], lignes=[{"quantity_hundredths": 1_000_000}]))


@pytest.mark.clause("2-order-by-need")
@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2027, 1, 1)])
def test_la_notification_se_fait_dans_la_validite_de_l_accord_cadre(day: date) -> None:
    sheets = base(
        commandes=[{"notified_on": day, "starts_on": None, "ends_on": None}], prix=[{"from_on": date(2024, 1, 1)}]
    )
    assert codes(hand_over(sheets, on=date(2027, 6, 1))) == ["order_outside_validity"]


def test_le_dernier_jour_de_validite_compte() -> None:
    accepted(
        base(commandes=[{"notified_on": date(2026, 12, 31), "starts_on": None, "ends_on": None}]), date(2027, 6, 1)
    )


def test_une_valeur_notifiee_ne_change_jamais() -> None:
    accepted(base())
    error = only_error(hand_over(book(commandes=[{"ends_on": date(2026, 1, 31)}])))
    assert (error["column"], error["value"], error["code"]) == ("fin", "2026-01-31", "known_value_changed")
    assert "2025-12-31" in str(error["message"])


def test_un_bon_ne_va_qu_en_avant() -> None:
    accepted(base(commandes=[{"state": "delivered", "ends_on": date(2025, 6, 1)}]))
    error = only_error(hand_over(book(commandes=[{"state": "running", "ends_on": date(2025, 6, 1)}])))
    assert (error["column"], error["value"], error["code"]) == ("etat", "en_cours", "order_backward")


def test_les_etats_ont_leurs_jours() -> None:
    """Notifié à la notification, en cours au début, livré et clos à la fin quand elle est passée."""
    accepted(base(commandes=[{"state": "closed", "ends_on": date(2025, 6, 1)}]))
    passages = OrderStateChange.objects.values_list("state", "since_on")
    assert list(passages) == [
        ("notified", NOTIFIED),
        ("running", STARTS),
        ("delivered", date(2025, 6, 1)),
        ("closed", date(2025, 6, 1)),
    ]


def test_une_fin_a_venir_se_date_du_jour_de_l_import() -> None:
    accepted(base())
    report = accepted(book(commandes=[{"state": "ended_early"}]))
    assert report.counts("commandes").changed == 1
    assert OrderStateChange.objects.filter(state="ended_early").get().since_on == TODAY
    assert Order.objects.get().state == "ended_early"


def test_un_bon_resilie_avant_son_debut_l_est_des_l_import() -> None:
    starts: Told = {"starts_on": date(2025, 9, 1)}
    accepted(base(commandes=[{**starts, "state": "running"}]))
    accepted(book(commandes=[{**starts, "state": "ended_early"}]))
    for as_of in (TODAY, date(2025, 9, 1)):
        assert statement(as_of, EVERYTHING).lines[0].order_state == "ended_early"


def test_passer_un_titulaire_mieux_place_sans_motif_se_dit() -> None:
    report = accepted(base(commandes=[{"contractor_siret": BETA}]))
    assert warned(report) == ["choices_without_reason"]


@pytest.mark.parametrize(
    ("sheets", "column", "code"),
    [
        ({"commandes": [{"framework_number": "MN-9"}]}, "marche", "framework_unknown"),
        ({"commandes": [{"contractor_siret": "00003333200016"}]}, "titulaire_siret", "contractor_unknown"),
        ({"lignes": [{"product_id": "inconnu"}]}, "produit", "product_unknown"),
        ({"lignes": [{"work_unit_code": "AUTRE"}]}, "uo", "work_unit_unknown"),
        ({"lignes": [{}, {"order_number": "BC-9"}]}, "commande", "order_unknown"),
    ],
)
def test_une_reference_inconnue_est_refusee(sheets: dict[str, list[Told]], column: str, code: str) -> None:
    troubles = {(error.column, error.code) for error in hand_over(base(**sheets)).errors}
    assert (column, code) in troubles


def test_une_ligne_ne_s_ajoute_pas_a_un_bon_notifie() -> None:
    accepted(base())
    error = only_error(hand_over(book(lignes=[{"line_number": 2}])))
    assert (error["code"], error["value"]) == ("line_of_notified_order", "2")


def test_une_ligne_notifiee_ne_change_pas() -> None:
    accepted(base())
    error = only_error(hand_over(book(lignes=[{"quantity_hundredths": 250}])))
    assert (error["column"], error["value"], error["code"]) == ("quantite", "2,5", "known_value_changed")


def test_un_bon_notifie_sans_ligne_se_dit() -> None:
    assert warned(accepted(base(lignes=[]))) == ["order_without_line"]


def test_les_frais_s_expriment_en_euros_et_ne_comptent_aucun_jour() -> None:
    accepted(base(lignes=[{"work_unit_code": "FRAIS", "quantity_hundredths": 123_456}]))
    balance = LineBalance.objects.get()
    assert (balance.ordered_cents, balance.ordered_hundredths) == (123_456, None)


def test_une_phase_inconnue_se_dit_et_la_ligne_reste() -> None:
    assert warned(accepted(base(lignes=[{"phase": "décollage"}]))) == ["stage_unknown"]


def test_une_phase_connue_se_garde_sous_son_mot_ou_son_libelle() -> None:
    accepted(base(lignes=[{"phase": "Accélération"}]))
    stage = OrderLine.objects.select_related("stage").get().stage
    assert stage is not None
    assert stage.key == "acceleration"
