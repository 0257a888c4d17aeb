"""Validité, plafond et clauses d'un accord-cadre (CCTP 2 ; invariants 1 et 2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.frameworks import ceiling_warning, validity, why_not_commit, why_not_notify
from gouvernail.rules.terms import PRESET, Terms, preset, why_not_rely_on


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(9999, 12, 1), 1, date.max),
    ],
)
def test_les_mois_sont_ceux_du_calendrier_bornes_a_leur_fin(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 1200))
def test_un_mois_plus_tard_tombe_toujours_dans_le_bon_mois(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@pytest.mark.clause("2-order-by-need")
def test_un_bon_se_notifie_dans_la_validite_reconductions_comprises() -> None:
    within = validity(date(2025, 1, 31), 1, preset())
    assert (within.first_on, within.until_on) == (date(2025, 1, 31), date(2025, 2, 28))
    assert why_not_notify(date(2025, 2, 27), within) == []
    assert [one.code for one in why_not_notify(date(2025, 2, 28), within)] == ["order_outside_validity"]
    assert [one.code for one in why_not_notify(date(2025, 1, 30), within)] == ["order_outside_validity"]
    renewed = validity(date(2025, 1, 31), 1, Terms({"renewal_months": "2"}))
    assert renewed.until_on == date(2025, 4, 30)


@pytest.mark.clause("2-order-by-need")
def test_le_plafond_ne_se_depasse_pas_d_un_centime() -> None:
    assert why_not_commit(100, 60, 40) == []
    (refusal,) = why_not_commit(100, 60, 41)
    assert (refusal.code, refusal.values) == (
        "order_above_ceiling",
        {"ceiling": 100, "total": 101, "excess": 1, "left": 40},
    )
    assert why_not_commit(None, 10**15, 1) == []
    assert why_not_commit(100, 120, -10) == []


@pytest.mark.parametrize(("committed", "percent"), [(0, None), (69, None), (70, 70), (90, 90), (99, 90), (130, 100)])
def test_les_alertes_viennent_des_clauses(committed: int, percent: int | None) -> None:
    assert ceiling_warning(100, committed, preset().ceiling_warning_percents) == percent
    assert ceiling_warning(None, committed, (70,)) is None


def test_chaque_clause_a_sa_source_et_une_clause_vide_refuse_ce_qui_en_depend() -> None:
    assert all(term.source and term.clause for term in PRESET)
    assert len({term.key for term in PRESET}) == len(PRESET)
    assert why_not_rely_on(preset(), "recusal_working_days") == []
    (refusal,) = why_not_rely_on(preset(), "tacit_acceptance")
    assert (refusal.code, refusal.values["term"]) == ("term_missing", "tacit_acceptance")
    assert preset().number("recusal_working_days") == 8
    assert preset().number("tacit_acceptance") is None
