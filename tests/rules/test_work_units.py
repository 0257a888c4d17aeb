"""Combien dure une unité d’œuvre, et ce qu’elle vaut en jours/homme (CCTP 2.1.2, 2.2.2, 2.3.2)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.frameworks import minimum_left_cents
from gouvernail.rules.work_units import Unit, UnitKind, size_of
from gouvernail.wording import unit_size_words

DEVOPS = Unit(UnitKind.DEVOPS, "days", 5750, None)


@pytest.mark.clause("2.1-duration")
def test_une_unite_devops_dure_environ_trois_mois_ou_son_equivalent_en_jours() -> None:
    one = size_of(DEVOPS)
    assert (one.months_hundredths, one.days_hundredths, one.clause) == (300, 5750, "2.1-duration")
    assert unit_size_words(one.months_hundredths, one.days_hundredths) == "environ 3\xa0mois, ou 57,5\xa0j"


@pytest.mark.clause("2.1-duration")
def test_le_nombre_d_unites_suit_la_complexite() -> None:
    assert size_of(DEVOPS, 50).months_hundredths == 150
    assert size_of(DEVOPS, 133).days_hundredths == 7648


@pytest.mark.clause("2.2-duration")
def test_une_unite_design_dure_environ_un_mois_ou_son_equivalent_en_jours() -> None:
    one = size_of(Unit(UnitKind.DESIGN, "days", 2000, None))
    assert (one.months_hundredths, one.days_hundredths, one.clause) == (100, 2000, "2.2-duration")


@pytest.mark.clause("2.3-duration")
def test_une_unite_deploiement_dure_environ_trois_mois_ou_son_equivalent_en_jours() -> None:
    one = size_of(Unit(UnitKind.DEPLOYMENT, "days", 6000, None))
    assert (one.months_hundredths, one.days_hundredths, one.clause) == (300, 6000, "2.3-duration")


def test_la_duree_du_catalogue_passe_avant_celle_du_contrat() -> None:
    assert size_of(replace(DEVOPS, duration_months_hundredths=250)).months_hundredths == 250


def test_rien_n_est_devine_pour_une_autre_unite_ni_pour_des_frais() -> None:
    costs = size_of(Unit(UnitKind.HOSTING, "costs", None, None))
    assert (costs.months_hundredths, costs.days_hundredths) == (None, None)
    assert unit_size_words(None, None) == ""


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_deux_fois_plus_d_unites_valent_deux_fois_plus_de_jours(quantity: int, days: int) -> None:
    unit = Unit("", "days", days, None)
    once, twice = size_of(unit, quantity).days_hundredths, size_of(unit, 2 * quantity).days_hundredths
    assert once is not None
    assert twice is not None
    assert abs(twice - 2 * once) <= 1


def test_ce_qui_manque_au_minimum() -> None:
    assert minimum_left_cents(None, 500) is None
    assert minimum_left_cents(1000, 400) == 600
    assert minimum_left_cents(1000, 1400) == 0
