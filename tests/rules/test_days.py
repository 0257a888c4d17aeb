"""Quand un jour s'enregistre, et combien (CCTP 4.1, 4.2, 4.3 ; invariants 2, 5, 6 et 7)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.days import (
    doubts_across_contractors,
    doubts_after_end,
    quiet_days,
    why_not_bill,
    why_not_one_day,
    why_not_that_much,
    why_not_work_on,
)
from gouvernail.rules.estimates import doubts_of_estimate, why_not_estimate
from gouvernail.rules.history import TOLERATED_BY_HISTORY
from gouvernail.wording import REFUSALS

NOTIFIED, TODAY = date(2025, 2, 3), date(2025, 6, 30)


@pytest.mark.clause("4.2-statement")
@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 2, 2), ["day_before_notification"]),
        (NOTIFIED, []),
        (TODAY, []),
        (date(2025, 7, 1), ["day_in_future"]),
    ],
)
def test_un_jour_se_fait_entre_la_notification_et_aujourd_hui(on: date, expected: list[str]) -> None:
    assert [one.code for one in why_not_work_on(on, NOTIFIED, TODAY)] == expected
    assert [one.code for one in why_not_work_on(on, None, TODAY)] == ["day_without_notification"]


def test_apres_la_fin_un_jour_se_dit() -> None:
    assert doubts_after_end(TODAY, TODAY) == []
    assert doubts_after_end(TODAY, None) == []
    assert [one.code for one in doubts_after_end(TODAY, NOTIFIED)] == ["day_after_end"]


@given(st.dates(), st.dates(), st.none() | st.dates(), st.dates())
def test_hors_des_jours_sans_histoire_il_y_a_quelque_chose_a_dire(
    on: date, notified_on: date, ends_on: date | None, today: date
) -> None:
    first_on, last_on = quiet_days(notified_on, ends_on, today)
    said = why_not_work_on(on, notified_on, today) + doubts_after_end(on, ends_on)
    assert (first_on <= on <= last_on) == (said == [])


@pytest.mark.parametrize("hundredths", [0, 25, 50, 75, 100])
def test_les_jours_vont_par_quarts(hundredths: int) -> None:
    assert why_not_that_much(hundredths) == []


@pytest.mark.parametrize("hundredths", [-25, 10, 33, 125])
def test_ce_qui_n_est_pas_un_quart_est_refuse(hundredths: int) -> None:
    assert [one.code for one in why_not_that_much(hundredths)] == ["day_not_by_quarters"]


@pytest.mark.clause("4.2-statement")
def test_les_jours_facturables_s_arretent_aux_jours_commandes() -> None:
    assert why_not_bill(2000, 2000) == []
    (refusal,) = why_not_bill(2000, 2025)
    assert (refusal.code, refusal.values) == (
        "days_above_ordered",
        {"ordered": 2000, "billable": 2025, "excess": 25},
    )
    assert [one.code for one in why_not_bill(None, 25)] == ["day_not_billable_on_line"]


@pytest.mark.clause("4.1-contractor-authority")
def test_une_personne_fait_un_jour_par_date_au_plus() -> None:
    assert why_not_one_day(100, TODAY) == []
    assert [one.code for one in why_not_one_day(125, TODAY)] == ["person_above_one_day"]
    assert doubts_across_contractors(100, TODAY) == []
    assert [one.code for one in doubts_across_contractors(125, TODAY)] == ["person_across_contractors"]


@pytest.mark.clause("4.2-statement")
def test_un_reste_a_faire_n_est_pas_negatif() -> None:
    assert why_not_estimate(0) == []
    assert [one.code for one in why_not_estimate(-1)] == ["estimate_negative"]
    assert doubts_of_estimate(measured_in_days=True) == []
    assert [one.code for one in doubts_of_estimate(measured_in_days=False)] == ["estimate_on_line_without_days"]


def test_ce_que_l_historique_tolere_a_sa_phrase() -> None:
    assert set(REFUSALS) >= TOLERATED_BY_HISTORY
