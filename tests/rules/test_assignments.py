"""Qui peut commencer, quand une affectation finit, ce que compte le renouvellement (CCTP 4.2, 4.3, 2)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.adequacy import AdequacyAnswer, adequacy_due, is_late, why_not_due, why_not_that_answer
from gouvernail.rules.assignments import (
    AssignmentFacts,
    PresentedProfile,
    why_not_ask_replacement,
    why_not_assign,
    why_not_end,
    why_not_take_up,
    why_not_that_cause,
)
from gouvernail.rules.lifecycle import OrderState, PresentationState
from gouvernail.rules.terms import Terms
from gouvernail.rules.turnover import (
    Onboarding,
    OrderFacts,
    Period,
    ProfileAtWork,
    sum_of,
    turnover_of,
    why_not_end_onboarding,
    why_not_onboard,
)
from gouvernail.rules.verdicts import Refusal

NOTIFIED, CLEARED = date(2026, 1, 5), date(2026, 1, 20)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def codes(refusals: list[Refusal]) -> list[str]:
    return [one.code for one in refusals]


def presented(state: str = "accepted", **values: object) -> PresentedProfile:
    told = {"cleared_on": CLEARED, "order_state": OrderState.RUNNING, "notified_on": NOTIFIED, **values}
    return PresentedProfile(PresentationState(state), **told)  # type: ignore[arg-type]


@pytest.mark.clause("4.3-turnover")
@pytest.mark.clause("4.2-recusal")
@pytest.mark.parametrize("state", ["accepted", "not_recused_in_time"])
def test_un_profil_accepte_ou_non_recuse_dans_le_delai_peut_commencer(state: str) -> None:
    assert why_not_assign(presented(state), CLEARED) == []
    early = CLEARED - timedelta(days=1)
    assert codes(why_not_assign(presented(state), early)) == ["assignment_before_clearance"]


@pytest.mark.clause("4.2-recusal")
@pytest.mark.parametrize("state", ["complete", "incomplete", "recused", "withdrawn"])
def test_un_profil_en_attente_recuse_ou_retire_ne_commence_pas(state: str) -> None:
    assert codes(why_not_assign(presented(state), None)) == ["profile_not_cleared"]


@pytest.mark.clause("4.3-turnover")
def test_un_profil_ne_commence_ni_deux_fois_ni_sur_un_bon_arrete_ni_avant_sa_notification() -> None:
    assert codes(why_not_assign(presented(is_assigned=True), CLEARED)) == ["profile_already_at_work"]
    assert codes(why_not_assign(presented(order_state=OrderState.CLOSED), CLEARED)) == ["assignment_order_not_at_work"]
    late = presented(notified_on=CLEARED + timedelta(days=3))
    assert codes(why_not_assign(late, CLEARED)) == ["assignment_before_notification"]


@pytest.mark.clause("4.3-turnover")
def test_une_affectation_finit_une_fois_apres_son_premier_jour_et_ses_jours_d_accueil() -> None:
    facts = AssignmentFacts(CLEARED, last_onboarding_on=CLEARED + timedelta(days=4))
    assert why_not_end(facts, CLEARED + timedelta(days=4)) == []
    assert codes(why_not_end(facts, CLEARED - timedelta(days=1))) == ["assignment_end_before_start"]
    assert codes(why_not_end(facts, CLEARED)) == ["onboarding_days_after_end"]
    assert codes(why_not_end(AssignmentFacts(CLEARED, CLEARED, "left"), CLEARED)) == ["assignment_already_ended"]


@pytest.mark.clause("4.3-turnover")
def test_un_remplacement_se_demande_une_fois_avec_un_motif_et_se_prend_une_fois() -> None:
    assert why_not_ask_replacement(AssignmentFacts(CLEARED)) == []
    asked = AssignmentFacts(CLEARED, is_replacement_asked=True)
    assert codes(why_not_ask_replacement(asked)) == ["replacement_already_asked"]
    assert why_not_that_cause("departure") == []
    assert codes(why_not_that_cause("adequacy")) == ["replacement_cause_missing"]
    assert codes(why_not_take_up(is_taken_up=True, is_presented=True)) == ["replacement_already_taken_up"]
    assert codes(why_not_take_up(is_taken_up=False, is_presented=False)) == ["replacement_without_newcomer"]


@pytest.mark.clause("4.3-turnover")
def test_l_accueil_va_du_premier_jour_jusqu_a_ce_que_le_titulaire_y_mette_fin() -> None:
    assert codes(why_not_onboard(CLEARED, None)) == ["onboarding_without_replacement"]
    still_open = Onboarding(CLEARED)
    assert why_not_onboard(CLEARED + timedelta(days=300), still_open) == []
    assert codes(why_not_onboard(CLEARED - timedelta(days=1), still_open)) == ["onboarding_not_begun"]
    over = Onboarding(CLEARED, CLEARED + timedelta(days=2))
    assert codes(why_not_onboard(CLEARED + timedelta(days=3), over)) == ["onboarding_over"]


@pytest.mark.clause("4.3-turnover")
def test_la_fin_d_un_accueil_se_dit_une_fois_passee_et_jamais_avant_un_jour_declare() -> None:
    def why(ended_on: date, *, is_ended: bool = False, last: date | None = None) -> list[str]:
        today = CLEARED + timedelta(days=10)
        found = why_not_end_onboarding(ended_on, Onboarding(CLEARED), is_ended=is_ended, last_day_on=last, today=today)
        return codes(found)

    assert why(CLEARED) == []
    assert why(CLEARED, is_ended=True) == ["onboarding_already_ended"]
    assert why(CLEARED - timedelta(days=1)) == ["onboarding_end_before_start"]
    assert why(CLEARED + timedelta(days=11)) == ["onboarding_end_in_future"]
    assert why(CLEARED, last=CLEARED + timedelta(days=1)) == ["onboarding_days_after_end"]


@pytest.mark.clause("2-profile-adequacy")
def test_la_verification_tombe_a_la_date_que_dit_la_clause_a_partir_du_premier_jour() -> None:
    due = adequacy_due(date(2028, 2, 1), Terms({"adequacy_check_days": "30"}))
    assert due is not None
    assert (due.due_on, due.calendar_days) == (date(2028, 3, 2), 30)  # leap year
    assert not is_late(due.due_on, due.due_on)
    assert is_late(due.due_on, due.due_on + timedelta(days=1))


@pytest.mark.clause("2-profile-adequacy")
def test_une_clause_a_renseigner_ne_fait_tomber_aucune_date() -> None:
    assert adequacy_due(CLEARED, Terms({"adequacy_check_days": ""})) is None
    assert codes(why_not_due(Terms({}))) == ["term_missing"]


@pytest.mark.clause("2-profile-adequacy")
def test_dire_que_des_profils_ne_conviennent_pas_demande_lesquels_et_pourquoi() -> None:
    assert codes(why_not_that_answer(AdequacyAnswer(None), {1})) == ["adequacy_answer_missing"]
    assert why_not_that_answer(AdequacyAnswer(True), {1}) == []
    refused = why_not_that_answer(AdequacyAnswer(False), {1})
    assert codes(refused) == ["adequacy_reason_missing", "adequacy_profiles_missing"]
    assert why_not_that_answer(AdequacyAnswer(False, "Pas de Python.", frozenset({1})), {1, 2}) == []
    gone = why_not_that_answer(AdequacyAnswer(False, "Pas de Python.", frozenset({3})), {1, 2})
    assert codes(gone) == ["adequacy_profiles_changed"]
    both = why_not_that_answer(AdequacyAnswer(True, "", frozenset({1})), {1})
    assert codes(both) == ["adequacy_contradicts_itself"]


@pytest.mark.clause("4.3-turnover")
def test_le_renouvellement_compte_les_profils_remplaces_et_partis_de_la_periode() -> None:
    profiles = (
        ProfileAtWork(date(2025, 6, 1)),
        ProfileAtWork(date(2026, 2, 1), date(2026, 5, 1), is_replaced=True),
        ProfileAtWork(date(2026, 2, 1), date(2026, 6, 1)),
        ProfileAtWork(date(2025, 2, 1), date(2025, 12, 31)),  # before
        ProfileAtWork(date(2027, 1, 1)),  # after
    )
    found = turnover_of(OrderFacts(profiles, 350), YEAR)
    assert (found.present, found.at_work, found.replaced, found.left) == (3, 1, 1, 1)
    assert (found.rate_percent, found.onboarding_hundredths) == (67, 350)
    assert turnover_of(OrderFacts(), YEAR).rate_percent is None


_days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@st.composite
def _profile(draw: st.DrawFn) -> ProfileAtWork:
    starts_on = draw(_days)
    ends_on = draw(st.none() | st.integers(0, 400).map(lambda n: starts_on + timedelta(days=n)))
    return ProfileAtWork(starts_on, ends_on, is_replaced=ends_on is not None and draw(st.booleans()))


@pytest.mark.clause("4.3-turnover")
@given(st.lists(_profile()), st.lists(_profile()))
def test_la_somme_des_bons_est_le_renouvellement_du_titulaire(
    one: list[ProfileAtWork], other: list[ProfileAtWork]
) -> None:
    apart = [turnover_of(OrderFacts(one, 25), YEAR), turnover_of(OrderFacts(other, 50), YEAR)]
    together = turnover_of(OrderFacts([*one, *other], 75), YEAR)
    assert sum_of(apart) == together
    assert together.at_work + together.replaced + together.left == together.present
    assert together.rate_percent is None or 0 <= together.rate_percent <= 100
