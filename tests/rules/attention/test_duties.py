"""Ce qui est dû, par qui, pour quand : chaque obligation naît des faits, avec sa clause, et disparaît avec eux."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.access import Role
from gouvernail.rules.attention import (
    AskedReplacement,
    AttentionFacts,
    Draft,
    EndingDelegation,
    Incomplete,
    Kind,
    MissionRules,
    MonthsToApprove,
    NoticeStanding,
    OpenNeed,
    OwnMonth,
    Point,
    Proposed,
    RunningClock,
    Unchecked,
    Unnamed,
    Urgency,
    attention,
)
from gouvernail.rules.terms import preset

TODAY = date(2026, 5, 11)
DAY = timedelta(days=1)


def told(facts: AttentionFacts, on: date = TODAY) -> list[tuple[str, str, str]]:
    """Code, clause and debtor of every duty."""
    return [(duty.code, duty.clause, duty.by) for point in attention(facts, on) for duty in point.duties]


def only(facts: AttentionFacts, on: date = TODAY) -> Point:
    (point,) = attention(facts, on)
    return point


@pytest.mark.clause("4.2-recusal")
@pytest.mark.parametrize(("days", "urgency"), [(0, Urgency.PASSED), (1, Urgency.COMING), (9, Urgency.COMING)])
def test_un_profil_est_a_decider_jusqu_au_dernier_jour_compris(days: int, urgency: Urgency) -> None:
    facts = AttentionFacts(clocks=[RunningClock("p", "BC-1", 2, TODAY + days * DAY)])
    assert told(facts) == [("recusal_deadline", "4.2-recusal", Role.PRODUCT_LEAD)]
    assert (only(facts).urgency, only(facts).due_on, only(facts).order) == (urgency, TODAY + days * DAY, "BC-1")


@pytest.mark.clause("4.2-recusal")
def test_le_delai_passe_plus_rien_n_est_du() -> None:
    assert told(AttentionFacts(clocks=[RunningClock("p", "BC-1", 2, TODAY - DAY)])) == []


@pytest.mark.clause("4.2-recusal")
def test_les_references_incompletes_sont_au_titulaire() -> None:
    incomplete = [Incomplete("p", "BC-1", 2, TODAY)]
    contractor = AttentionFacts(incomplete=incomplete, is_contractor=True)
    assert told(contractor) == [("references_missing", "4.2-recusal", Role.CORRESPONDENT)]
    assert told(AttentionFacts(incomplete=incomplete)) == []


@pytest.mark.clause("2-profile-adequacy")
def test_l_adequation_non_verifiee_reste_due_apres_sa_date() -> None:
    facts = AttentionFacts(checks=[Unchecked("c", "BC-1", TODAY - 40 * DAY)])
    assert told(facts) == [("adequacy_check", "2-profile-adequacy", Role.PRODUCT_LEAD)]
    assert only(facts).urgency is Urgency.PASSED


@pytest.mark.clause("4.3-turnover", "2-profile-adequacy")
def test_un_remplacement_demande_attend_un_profil() -> None:
    asked = [AskedReplacement("a", "BC-1", 1, TODAY, True), AskedReplacement("b", "BC-1", 2, TODAY, False)]
    found = told(AttentionFacts(replacements=asked, is_contractor=True))
    assert [(code, clause) for code, clause, _ in found] == [
        ("replacement_asked", "2-profile-adequacy"),
        ("replacement_announced", "4.3-turnover"),
    ]


@pytest.mark.clause("2-order-by-need")
def test_besoins_et_brouillons_attendent_le_bureau() -> None:
    facts = AttentionFacts(needs=[OpenNeed("n", "Refonte", TODAY)], drafts=[Draft("BC-1"), Draft("BC-2", TODAY)])
    assert {(code, by) for code, _, by in told(facts)} == {
        ("need_to_attribute", Role.STEERING_OFFICE),
        ("draft_waiting", Role.STEERING_OFFICE),
    }


@pytest.mark.clause("2-order-by-need", "4.2-next-contractor")
@pytest.mark.parametrize(
    ("proposed", "office", "contractor"),
    [
        (Proposed("BC-1", TODAY, TODAY + DAY), "proposal_awaited", "proposal_to_answer"),
        (Proposed("BC-1", TODAY, None), "proposal_awaited", "proposal_to_answer"),
        (Proposed("BC-1", TODAY, TODAY), "proposal_awaited", "proposal_to_answer"),
        (Proposed("BC-1", TODAY, TODAY - DAY), "proposal_silent", "proposal_to_answer"),
        (Proposed("BC-1", TODAY, TODAY - DAY, TODAY), "proposal_accepted", ""),
    ],
)
def test_une_proposition_attend_chacun_a_son_tour(proposed: Proposed, office: str, contractor: str) -> None:
    assert [code for code, *_ in told(AttentionFacts(proposals=[proposed]))] == [office]
    found = told(AttentionFacts(proposals=[proposed], is_contractor=True))
    assert [code for code, *_ in found] == ([contractor] if contractor else [])


@pytest.mark.clause("4.1-confidentiality")
@pytest.mark.parametrize("is_contractor", [False, True])
def test_les_regles_de_confidentialite_s_approuvent_puis_se_revoient_des_deux_cotes(is_contractor: bool) -> None:
    def of(review_on: date | None, agreed: bool) -> list[str]:
        rules = [MissionRules("r", "BC-1", TODAY, review_on, agreed, agreed)]
        return [code for code, *_ in told(AttentionFacts(rules=rules, is_contractor=is_contractor))]

    assert of(None, False) == ["confidentiality_to_agree"]
    assert of(None, True) == []
    assert of(TODAY + 31 * DAY, True) == []
    assert of(TODAY + 30 * DAY, True) == ["confidentiality_to_review"]
    assert of(TODAY - 300 * DAY, True) == ["confidentiality_to_review"]


@pytest.mark.clause("4.2-replacement")
def test_une_notification_sans_preuve_de_reception_alerte_apres_le_delai_de_la_clause() -> None:
    def of(**values: object) -> list[str]:
        notice = NoticeStanding("n", "N-1", "BC-1", "MN", **{"issued_on": TODAY, **values})  # type: ignore[arg-type]
        facts = AttentionFacts(notices=[notice], terms={"MN": preset()})
        return [code for code, *_ in told(facts)]

    assert of() == []
    assert of(issued_on=TODAY - 8 * DAY) == []
    assert of(issued_on=TODAY - 9 * DAY) == ["notice_not_received"]
    assert of(issued_on=TODAY - 9 * DAY, is_received=True) == []
    assert of(mail_lost_on=TODAY) == ["notice_mail_lost"]
    assert of(stamp_asked_on=TODAY - DAY) == []
    assert of(stamp_asked_on=TODAY - 2 * DAY, is_received=True) == ["notice_not_stamped"]


@pytest.mark.clause("4.2-replacement")
def test_le_titulaire_a_ses_notifications_a_lire() -> None:
    facts = AttentionFacts(notices=[NoticeStanding("n", "N-1", "", "MN", TODAY)], is_contractor=True)
    assert [code for code, *_ in told(facts)] == ["notice_to_read"]


def test_une_delegation_se_dit_trente_jours_avant_sa_fin() -> None:
    def of(until_on: date) -> list[str]:
        ending = [EndingDelegation("d", "issue_orders", until_on)]
        return [code for code, *_ in told(AttentionFacts(delegations=ending))]

    assert of(TODAY + 31 * DAY) == []
    assert of(TODAY + 30 * DAY) == of(TODAY) == ["delegation_ends"]


@pytest.mark.clause("4.1-correspondent")
def test_le_correspondant_permanent_manque_des_deux_cotes() -> None:
    unnamed = [Unnamed("u", "MN", "Alpha", 3)]
    for is_contractor in (False, True):
        facts = AttentionFacts(unnamed=unnamed, is_contractor=is_contractor)
        assert told(facts) == [("correspondent_missing", "4.1-correspondent", Role.CORRESPONDENT)]


@pytest.mark.clause("4.1-contractor-authority")
def test_les_mois_ne_sont_dus_qu_au_titulaire_jamais_a_l_administration() -> None:
    months = AttentionFacts(
        own_months=[OwnMonth(date(2026, 4, 1), False), OwnMonth(date(2026, 3, 1), True)],
        approvals=[MonthsToApprove(date(2026, 4, 1), 3)],
    )
    assert told(months) == []
    seen = AttentionFacts(own_months=months.own_months, approvals=months.approvals, is_contractor=True)
    assert {code for code, *_ in told(seen)} == {"month_to_declare", "month_returned", "months_to_approve"}


@given(days=st.integers(-400, 400))
def test_the_urgency_of_a_dated_duty_follows_its_day(days: int) -> None:
    due_on = TODAY + days * DAY
    point = only(AttentionFacts(checks=[Unchecked("c", "BC-1", due_on)]))
    assert (point.urgency is Urgency.PASSED) == (due_on <= TODAY)
    assert point.kind is Kind.ADEQUACY
