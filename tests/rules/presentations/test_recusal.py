"""Récuser un profil présenté dans les 8 jours ouvrés qui suivent la présentation de ses références (CCTP 4.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.lifecycle import PRESENTATION_TRANSITIONS, PresentationState
from gouvernail.rules.presentations import (
    PresentationFacts,
    countdown_of,
    decision_may_count_by_receipt,
    presentation_state,
    recusal_clock,
    why_not_accept,
    why_not_ask_more,
    why_not_complete,
    why_not_count,
    why_not_recuse,
    why_not_withdraw,
)
from gouvernail.rules.presentations.recusal_clock import calendar_code
from gouvernail.rules.terms import Terms, preset
from gouvernail.rules.working_days import working_days_between

FACTS = PresentationFacts(date(2026, 4, 30), date(2026, 5, 15), 8)
IN_TIME, LATE = date(2026, 5, 15), date(2026, 5, 16)
pytestmark = pytest.mark.clause("4.2-recusal")


@pytest.mark.parametrize(
    ("received_on", "deadline_on"),
    [
        (date(2026, 4, 30), date(2026, 5, 15)),
        (date(2026, 4, 27), date(2026, 5, 11)),
        (date(2026, 12, 18), date(2026, 12, 31)),
        (date(2024, 4, 29), date(2024, 5, 14)),
        (date(2024, 2, 20), date(2024, 3, 1)),
    ],
)
def test_le_delai_court_du_lendemain_et_saute_les_jours_feries(received_on: date, deadline_on: date) -> None:
    assert recusal_clock(received_on, preset()).deadline_on == deadline_on


def test_la_base_du_calcul_est_gelee_avec_l_echeance() -> None:
    basis = recusal_clock(date(2026, 4, 30), preset()).basis
    assert (basis["working_days"], basis["region"], basis["calendar"]) == (8, "metropole", "")
    assert [one["on"] for one in basis["holidays"]] == ["2026-05-01", "2026-05-08", "2026-05-14"]  # type: ignore[attr-defined]


def test_le_calendrier_est_celui_que_dit_l_accord_cadre() -> None:
    assert calendar_code("Alsace-Moselle") == "6AE"
    assert (calendar_code("La Réunion"), calendar_code("974"), calendar_code("France métropolitaine")) == (
        *("974", "974"),
        "",
    )
    alsace = Terms({**preset().values, "holiday_region": "Alsace-Moselle"})
    before_good_friday = date(2026, 3, 30)
    assert recusal_clock(before_good_friday, preset()).deadline_on == date(2026, 4, 10)
    assert recusal_clock(before_good_friday, alsace).deadline_on == date(2026, 4, 13)
    assert [one.code for one in why_not_count(Terms({**preset().values, "holiday_region": "Atlantide"}))] == [
        "calendar_unknown"
    ]


def test_un_delai_a_renseigner_n_est_jamais_devine() -> None:
    assert [one.code for one in why_not_count(Terms({"holiday_region": "metropole"}))] == ["term_missing"]
    with pytest.raises(ValueError, match="terms"):
        recusal_clock(date(2026, 4, 30), Terms())


def test_passe_le_dernier_jour_le_profil_est_non_recuse_dans_le_delai() -> None:
    assert presentation_state(FACTS, IN_TIME) == PresentationState.COMPLETE
    assert presentation_state(FACTS, LATE) == PresentationState.NOT_RECUSED_IN_TIME
    assert why_not_recuse(FACTS, IN_TIME) == []
    (late,) = why_not_recuse(FACTS, LATE)
    assert (late.code, late.clause, late.values["deadline_on"]) == ("recusal_too_late", "4.2-recusal", IN_TIME)
    recorded = replace(FACTS, decision="not_recused_in_time", decided_on=LATE)
    assert [one.code for one in why_not_recuse(recorded, IN_TIME)] == ["recusal_too_late"]


def test_ce_qui_manque_se_dit_une_fois_et_arrete_le_delai() -> None:
    asked = replace(FACTS, is_missing_said=True)
    assert why_not_ask_more(FACTS, IN_TIME) == []
    assert presentation_state(asked, LATE + timedelta(days=90)) == PresentationState.INCOMPLETE
    assert [one.code for one in why_not_recuse(asked, IN_TIME)] == ["presentation_incomplete"]
    assert why_not_complete(asked, LATE) == []
    again = replace(asked, is_completed=True)
    assert [one.code for one in why_not_ask_more(again, IN_TIME)] == ["missing_said_already"]
    assert [one.code for one in why_not_ask_more(FACTS, LATE)] == ["asking_too_late"]
    assert [one.code for one in why_not_complete(FACTS, IN_TIME)] == ["references_complete_already"]


def test_une_page_depassee_ne_decide_pas() -> None:
    assert [one.code for one in why_not_accept(FACTS, IN_TIME, is_as_seen=False)] == ["presentation_changed"]


def test_sans_reponse_sur_l_envoi_ou_la_reception_aucun_droit_n_est_perdu() -> None:
    assert decision_may_count_by_receipt(preset())
    assert not decision_may_count_by_receipt(Terms({"recusal_stops_at": "sending"}))
    assert decision_may_count_by_receipt(Terms({"recusal_stops_at": "receipt"}))


def test_le_decompte_finit_a_zero_le_dernier_jour() -> None:
    assert (countdown_of(IN_TIME, date(2026, 4, 30)).left, countdown_of(IN_TIME, IN_TIME).left) == (8, 0)
    assert countdown_of(IN_TIME, LATE).is_over


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 30))
def test_il_y_a_toujours_autant_de_jours_ouvres_que_dit_la_clause(received_on: date, count: int) -> None:
    terms = Terms({**preset().values, "recusal_working_days": str(count)})
    clock = recusal_clock(received_on, terms)
    assert working_days_between(received_on, clock.deadline_on) == count


@given(
    st.sampled_from(("", "accepted", "recused", "withdrawn", "not_recused_in_time")),
    st.booleans(),
    st.booleans(),
    st.integers(-3, 30),
)
def test_aucun_pas_ne_sort_du_diagramme(decision: str, missing: bool, completed: bool, later: int) -> None:
    decided_on = FACTS.started_on if decision else None
    facts = replace(
        FACTS, is_missing_said=missing, is_completed=missing and completed, decision=decision, decided_on=decided_on
    )
    on = FACTS.started_on + timedelta(days=later)
    after = PRESENTATION_TRANSITIONS[presentation_state(facts, on)]
    may = {
        PresentationState.ACCEPTED: not why_not_accept(facts, on),
        PresentationState.RECUSED: not why_not_recuse(facts, on),
        PresentationState.WITHDRAWN: not why_not_withdraw(facts, on),
    }
    assert {state for state, allowed in may.items() if allowed} <= after
    assert not may[PresentationState.RECUSED] or on <= facts.deadline_on
