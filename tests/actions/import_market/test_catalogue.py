"""Accords-cadres, titulaires, projets, unités d'œuvre et prix d'un classeur (CCTP 1.2, 2)."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.records.models import Contractor, Framework, FrameworkTerm, Product, WorkUnit
from gouvernail.rules.terms import PRESET
from tests.market import ALPHA, Told, accepted, base, book, codes, hand_over, only_error

pytestmark = pytest.mark.django_db


def test_un_accord_cadre_recoit_ses_clauses_avec_leur_source() -> None:
    accepted(base())
    terms = {term.key: term for term in FrameworkTerm.objects.all()}
    assert terms.keys() == {term.key for term in PRESET}
    assert (terms["recusal_working_days"].value, terms["recusal_working_days"].source) == ("8", "CCTP 4.2")
    assert terms["tacit_acceptance"].value == ""
    assert not any(term.is_confirmed for term in terms.values())


def test_un_accord_cadre_notifie_ne_change_pas() -> None:
    accepted(base())
    error = only_error(hand_over(book(marches=[{"ceiling_cents": 20_000_000}])))
    assert (error["column"], error["value"]) == ("plafond_ht", "200\N{NO-BREAK SPACE}000")


def test_la_note_de_source_d_un_accord_cadre_peut_changer() -> None:
    accepted(base())
    assert accepted(book(marches=[{"source": "acte d'engagement"}])).counts("marches").changed == 1
    assert Framework.objects.get().source == "acte d'engagement"


def test_le_nom_et_le_courriel_d_un_titulaire_suivent_le_rang_reste() -> None:
    accepted(base())
    told: Told = {"name": "Alpha SCOP", "correspondent_email": "contact@alpha.example"}
    assert accepted(book(titulaires=[told])).counts("titulaires").changed == 1
    assert Contractor.objects.get(siret=ALPHA).name == "Alpha SCOP"
    assert codes(hand_over(book(titulaires=[{"rank": 3, "name": "Alpha SCOP"}]))) == ["known_value_changed"]


def test_un_courriel_vide_ne_change_rien() -> None:
    accepted(base(titulaires=[{"correspondent_email": "contact@alpha.example"}], prix=[{}]))
    assert accepted(book(titulaires=[{}])).counts("titulaires").unchanged == 1
    assert Contractor.objects.get(siret=ALPHA).correspondent_email == "contact@alpha.example"


def test_deux_titulaires_n_ont_pas_le_meme_rang() -> None:
    report = hand_over(base(titulaires=[{}, {"siret": "00003333200016", "name": "Gamma"}], prix=[{}]))
    assert codes(report) == ["rank_taken"]


def test_une_entreprise_n_a_qu_un_nom() -> None:
    frameworks: list[Told] = [{}, {"number": "MN-2"}]
    names: list[Told] = [{}, {"framework_number": "MN-2", "name": "Autre"}]
    assert codes(hand_over(book(marches=frameworks, titulaires=names))) == ["contractor_two_names"]


@pytest.mark.clause("1.2-other-projects")
def test_un_projet_hors_registre_est_un_produit_de_l_administration() -> None:
    accepted(base())
    assert set(Product.objects.values_list("external_id", "origin")) == {
        ("mes-aides", "administration"),
        ("rdv", "administration"),
    }


def test_un_projet_que_le_registre_connait_reste_celui_du_registre() -> None:
    Product.objects.create(external_id="mes-aides", name="Mes Aides", origin="registry")
    assert accepted(base()).counts("projets").unchanged == 1
    assert Product.objects.get(external_id="mes-aides").name == "Mes Aides"


def test_une_unite_employee_par_un_bon_notifie_ne_change_plus_de_mesure() -> None:
    accepted(base())
    assert codes(hand_over(book(uo=[{"days_per_unit_hundredths": 1100}]))) == ["known_value_changed"]
    assert accepted(book(uo=[{"title": "Développement"}])).counts("uo").changed == 1
    assert WorkUnit.objects.get(code="DEVOPS").title == "Développement"


def test_une_unite_que_rien_n_emploie_change_librement() -> None:
    accepted(base(commandes=[], lignes=[]))
    assert accepted(book(uo=[{"days_per_unit_hundredths": 1100}])).counts("uo").changed == 1


def test_un_prix_ne_change_pas() -> None:
    accepted(base())
    error = only_error(hand_over(book(prix=[{"unit_price_cents": 510_000}])))
    assert (error["column"], error["value"]) == ("prix_ht", "5\N{NO-BREAK SPACE}100")


def test_un_prix_date_d_avant_la_notification_d_un_bon_est_refuse() -> None:
    accepted(base())
    error = only_error(hand_over(book(prix=[{"from_on": date(2025, 2, 1)}])))
    assert (error["column"], error["code"]) == ("a_compter_du", "price_before_notification")
    assert accepted(book(prix=[{"from_on": date(2025, 2, 4)}])).counts("prix").created == 1


def test_le_prix_des_frais_est_un_euro() -> None:
    prices: list[Told] = [{}, {"work_unit_code": "FRAIS", "unit_price_cents": 200}]
    assert codes(hand_over(base(prix=prices))) == ["price_of_costs_is_one"]


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ({"titulaires": [{"framework_number": "MN-9"}]}, "framework_unknown"),
        ({"uo": [{"framework_number": "MN-9"}]}, "framework_unknown"),
        ({"prix": [{"framework_number": "MN-9"}]}, "framework_unknown"),
        ({"prix": [{"contractor_siret": "00003333200016"}]}, "contractor_unknown"),
        ({"prix": [{"work_unit_code": "AUTRE"}]}, "work_unit_unknown"),
    ],
)
def test_une_reference_inconnue_est_refusee(sheets: dict[str, list[Told]], code: str) -> None:
    accepted(base())
    assert codes(hand_over(book(**sheets))) == [code]
