"""Lots, parts, groupements, sous-traitants, familles et montant minimum d'un classeur (CCTP 2)."""

from __future__ import annotations

from typing import Any

import pytest

from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records.models import Consortium, ContractorRank, Framework, Order, Subcontractor, WorkUnit
from gouvernail.records.queries.journal_check import doubts
from tests.market import ALPHA, BETA, GAMMA, Told, accepted, base, book, codes, hand_over, only_error

pytestmark = pytest.mark.django_db


def in_lots(**sheets: list[Told]) -> Workbook:
    """A framework by shares in two lots: Alpha and Beta in the first, Beta alone in the second."""
    usual: dict[str, list[Told]] = {
        "marches": [{"attribution_rule": "quota", "minimum_cents": 1_000_000}],
        "lots": [{}, {"number": "2", "title": "Lot 2"}],
        "titulaires": [
            {"lot": "1", "quota_percent": 60},
            {"siret": BETA, "lot": "1", "rank": 2, "name": "Beta", "quota_percent": 40},
            {"siret": BETA, "lot": "2", "rank": 1, "name": "Beta", "quota_percent": 100},
        ],
        "commandes": [{"lot": "1"}],
    }
    return base(**{**usual, **sheets})


@pytest.mark.clause("2-order-by-need")
def test_un_accord_cadre_par_parts_et_en_lots_arrive_entier() -> None:
    accepted(in_lots())

    framework = Framework.objects.get()
    assert (framework.attribution_rule, framework.minimum_cents) == ("quota", 1_000_000)
    ranks = ContractorRank.objects.order_by("lot__number", "rank")
    assert list(ranks.values_list("lot__number", "contractor__siret", "quota_percent")) == [
        ("1", ALPHA, 60),
        ("1", BETA, 40),
        ("2", BETA, 100),
    ]
    assert getattr(Order.objects.get().lot, "number", None) == "1"
    assert list(doubts()) == []


def test_le_meme_classeur_deux_fois_ne_change_rien() -> None:
    more: dict[str, list[Told]] = {
        "groupements": [{"lot": "1"}],
        "sous_traitants": [{"lot": "1"}],
        "uo": [{"kind": "devops"}, {"code": "FRAIS", "measure": "costs", "days_per_unit_hundredths": None}],
        "prix": [{}],
    }
    accepted(in_lots(**more))
    again = accepted(in_lots(**more))

    assert {name: counts.written for name, counts in again.sheets.items()} == dict.fromkeys(again.sheets, 0)
    assert list(doubts()) == []


def test_un_ancien_classeur_sans_ces_colonnes_ne_retire_rien() -> None:
    titulaires: list[Told] = [{}, {"siret": BETA, "rank": 2, "name": "Beta"}]
    shares: list[Told] = [{**one, "quota_percent": 50} for one in titulaires]
    rate: Told = {"vat_rate_hundredths": 2000, "executing_service_code": "SE-1"}
    known: Told = {"attribution_rule": "quota", "minimum_cents": 500}
    accepted(base(marches=[known], titulaires=shares, commandes=[rate], uo=[{"kind": "devops"}], prix=[{}]))
    report = accepted(base(marches=[{"attribution_rule": "quota"}], titulaires=titulaires, uo=[{}], prix=[{}]))

    assert all(counts.written == 0 for counts in report.sheets.values())
    assert Framework.objects.get().minimum_cents == 500
    assert WorkUnit.objects.get().kind == "devops"
    assert Order.objects.get().vat_rate_hundredths == 2000


@pytest.mark.parametrize(
    ("sheets", "place"),
    [
        ({"titulaires": [{"lot": "3", "quota_percent": 60}]}, ("titulaires", "lot", "lot_unknown")),
        ({"titulaires": [{"quota_percent": 60}]}, ("titulaires", "lot", "rank_lot_missing")),
        ({"titulaires": [{"lot": "1"}]}, ("titulaires", "part", "quota_missing")),
        ({"lots": [{"framework_number": "MN-9"}]}, ("lots", "marche", "framework_unknown")),
        ({"groupements": [{"lot": "2", "contractor_siret": ALPHA}]}, ("groupements", "titulaire_siret", "")),
        ({"groupements": [{"lot": "1", "member_siret": BETA}]}, ("groupements", "membre_siret", "consortium_twice")),
        ({"groupements": [{"lot": "1", "member_name": ""}]}, ("groupements", "membre_nom", "contractor_name_missing")),
        ({"sous_traitants": [{"lot": "1", "siret": ALPHA}]}, ("sous_traitants", "siret", "subcontractor_holds_rank")),
        ({"commandes": [{"lot": "2"}]}, ("commandes", "titulaire_siret", "contractor_unknown")),
        ({"marches": [{"minimum_cents": 99_999_999}]}, ("marches", "minimum_ht", "minimum_above_maximum")),
    ],
)
def test_ce_qui_ne_tient_pas_est_refuse_avec_sa_feuille_et_sa_colonne(
    sheets: dict[str, list[Told]], place: tuple[str, str, str]
) -> None:
    errors = hand_over(in_lots(**sheets)).errors

    assert errors
    assert place in {(error.sheet, error.column, error.code) for error in errors} | {
        (error.sheet, error.column, "") for error in errors
    }
    assert not Framework.objects.exists()


def test_les_parts_d_un_lot_ne_passent_pas_cent_pour_cent() -> None:
    ranks: list[Told] = [
        {"lot": "1", "quota_percent": 60},
        {"siret": BETA, "lot": "1", "rank": 2, "name": "Beta", "quota_percent": 41},
    ]
    error = only_error(hand_over(in_lots(titulaires=ranks)))
    assert (error["sheet"], error["row"], error["column"], error["code"]) == (
        *("titulaires", 3, "part"),
        "quota_above_all",
    )


@pytest.mark.parametrize(
    ("sheet", "change", "column"),
    [
        ("lots", {"title": "Autre objet"}, "objet"),
        ("titulaires", {"lot": "1", "quota_percent": 50}, "part"),
        ("marches", {"attribution_rule": "quota", "minimum_cents": 2_000_000}, "minimum_ht"),
        ("groupements", {"lot": "1", "liability": "joint_and_several"}, "nature"),
        ("sous_traitants", {"lot": "1", "most_cents": 200_000}, "montant_maximum_ht"),
    ],
)
def test_une_valeur_notifiee_ne_change_pas(sheet: str, change: Told, column: str) -> None:
    accepted(in_lots(groupements=[{"lot": "1"}], sous_traitants=[{"lot": "1"}]))
    told: dict[str, Any] = {sheet: [change]}

    error = only_error(hand_over(book(**told)))
    assert (error["sheet"], error["row"], error["column"], error["code"]) == (sheet, 2, column, "known_value_changed")


def test_un_accord_cadre_classe_en_entier_ne_se_partage_plus_en_lots() -> None:
    accepted(base())
    assert codes(hand_over(book(lots=[{}]))) == ["lots_after_ranks"]


def test_un_groupement_et_un_sous_traitant_se_tiennent_derriere_un_rang() -> None:
    members: list[Told] = [{}, {"member_siret": "00004444600011", "member_name": "Delta"}]
    accepted(base(groupements=members, sous_traitants=[{"siret": GAMMA, "name": "Gamma"}]))

    group = Consortium.objects.get()
    assert (group.rank.contractor.siret, group.liability, group.members.count()) == (BETA, "several", 2)
    assert Subcontractor.objects.get().rank.contractor.siret == ALPHA
    assert codes(hand_over(book(groupements=[{"member_siret": ALPHA, "member_name": "Alpha"}]))) == ["consortium_known"]
    assert list(doubts()) == []


def test_les_lignes_d_un_groupement_disent_la_meme_chose() -> None:
    members: list[Told] = [{}, {"member_siret": "00004444600011", "member_name": "Delta", "name": "Autre"}]
    assert codes(hand_over(base(groupements=members))) == ["consortium_two_ways"]
