"""Affecter, remplacer, accueillir, vérifier l'adéquation (CCTP 4.3, 2, 4.1)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from gouvernail import clock
from gouvernail.actions.accept_days import accept_days
from gouvernail.actions.answer_adequacy import answer_adequacy
from gouvernail.actions.approve_month import approve_months
from gouvernail.actions.ask_replacement import WantedReplacement, ask_replacement
from gouvernail.actions.confirm_month import confirm_month
from gouvernail.actions.end_assignment import end_assignment
from gouvernail.actions.end_onboarding import end_onboarding
from gouvernail.actions.give_term import GivenTerm, give_term
from gouvernail.actions.save_month import save_month
from gouvernail.actions.start_assignment import WantedStart, start_assignment
from gouvernail.actions.take_back_month import take_back_month
from gouvernail.actions.take_up_replacement import take_up_replacement
from gouvernail.actions.team_months import SeenMonth
from gouvernail.actions.written_month import MonthEntry, MonthRefused
from gouvernail.records.models import (
    AdequacyCheck,
    Assignment,
    DayEntry,
    EnteredDay,
    Framework,
    JournalEntry,
    LineBalance,
    Notice,
    OnboardingEnd,
    OrderLine,
    Replacement,
    Worker,
    WorkerMonth,
)
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.own_month import Member, known_month
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.records.queries.team_months import last_entries
from gouvernail.records.queries.turnover.report import turnover_rows
from gouvernail.rules.adequacy import AdequacyAnswer
from gouvernail.rules.months import Cell
from gouvernail.rules.turnover import Period
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.working_days import working_days_of
from tests.actions.test_accept_days import market as two_lines
from tests.actions.test_accept_days import seen
from tests.makers import undone
from tests.market import TODAY, alpha
from tests.teams import presented

pytestmark = pytest.mark.django_db

MARCH = date(2025, 3, 1)
DAYS = [on for on in working_days_of(2025) if on.month == 3]
RECEIVED = date(2025, 2, 4)
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


def market() -> None:
    """Two lines of twenty days, nothing declared."""
    two_lines([])


def own() -> Scope:
    return Scope(contractor_ids=frozenset({alpha().pk}))


def lead() -> Scope:
    return Scope(product_ids=frozenset({line().product_id}))


def line(number: int = 1) -> OrderLine:
    return OrderLine.objects.get(number=number)


def started(number: int = 1, on: date = DAYS[0], who: str = "camille.durand") -> Assignment:
    """A profile accepted and at work."""
    one = presented(line(), number, RECEIVED, who=who)
    return start_assignment(WantedStart(one.uuid, on), own(), "test", TODAY)


def taken_up(number: int = 2, on: date = DAYS[5], who: str = "nouvelle.venue") -> Replacement:
    """Somebody is replaced by a newcomer, whose onboarding is open."""
    leaver = started()
    asked = ask_replacement(WantedReplacement(leaver.uuid, "departure"), own(), "test")
    one = presented(line(), number, RECEIVED, who=who, replaces=asked)
    take_up_replacement(asked.uuid, WantedStart(one.uuid, on), on - timedelta(days=1), own(), "test", TODAY)
    asked.refresh_from_db()
    return asked


def newcomer() -> Member:
    return Member(alpha(), Worker.objects.get(identifier="nouvelle.venue"))


def month(*cells: Cell, version: int = 0) -> MonthEntry:
    return MonthEntry(MARCH, version, list(cells))


def learnt(*days: date, hundredths: int = 100) -> list[Cell]:
    return [Cell(line().pk, on, hundredths, "onboarding") for on in days]


def approve(entered: WorkerMonth) -> int:
    last = last_entries(own(), MARCH).get(entered.worker_id, 0)
    return approve_months([SeenMonth(entered.pk, entered.version, last)], own(), "test", TODAY)


@pytest.mark.clause("4.3-turnover", "4.1-contractor-authority")
def test_un_profil_commence_sous_son_numero_et_le_journal_ne_nomme_personne() -> None:
    market()
    one = started(3)
    assert (one.number, one.profile, one.line, one.starts_on) == (3, "Profil 3", line(), DAYS[0])
    assert one.worker is not None
    assert one.worker.identifier == "camille.durand"
    assert not JournalEntry.objects.filter(body__contains="camille").exists()
    assert list(doubts()) == []


@pytest.mark.clause("4.2-recusal", "4.3-turnover")
def test_qui_n_est_ni_accepte_ni_non_recuse_dans_le_delai_ne_commence_pas() -> None:
    market()
    waiting = presented(line(), 1, RECEIVED, decision="")
    with pytest.raises(Refused, match="profile_not_cleared"):
        start_assignment(WantedStart(waiting.uuid, DAYS[0]), own(), "test", RECEIVED + timedelta(days=12))
    with pytest.raises(Refused, match="assignment_before_clearance"):
        start_assignment(WantedStart(waiting.uuid, RECEIVED), own(), "test", TODAY)
    assert start_assignment(WantedStart(waiting.uuid, DAYS[0]), own(), "test", TODAY).number == 1
    recused = presented(line(), 2, RECEIVED, decision="recused")
    with pytest.raises(Refused, match="profile_not_cleared"):
        start_assignment(WantedStart(recused.uuid, DAYS[0]), own(), "test", TODAY)


@pytest.mark.clause("4.3-turnover")
def test_un_double_envoi_n_affecte_ni_ne_remplace_ni_ne_finit_deux_fois() -> None:
    market()
    one = started()
    with pytest.raises(Refused, match="profile_already_at_work"):
        start_assignment(WantedStart(one.presentation.uuid, DAYS[0]), own(), "test", TODAY)  # type: ignore[union-attr]
    wanted = WantedReplacement(one.uuid, "departure")
    ask_replacement(wanted, own(), "test")
    with pytest.raises(Refused, match="replacement_already_asked"):
        ask_replacement(wanted, own(), "test")
    end_assignment(one.uuid, DAYS[3], own(), "test")
    with pytest.raises(Refused, match="assignment_already_ended"):
        end_assignment(one.uuid, DAYS[4], own(), "test")
    assert Assignment.objects.get().end_cause == "replaced"
    assert list(doubts()) == []


@pytest.mark.clause("4.2-device")
def test_personne_d_autre_que_son_titulaire_ne_touche_a_une_affectation() -> None:
    market()
    one = started()
    for scope in (Scope(), lead(), EVERYTHING):
        with pytest.raises(Refused, match="assignment_changed"):
            end_assignment(one.uuid, DAYS[3], scope, "test")
        with pytest.raises(Refused, match="assignment_changed"):
            ask_replacement(WantedReplacement(one.uuid, "departure"), scope, "test")
        with pytest.raises(Refused, match="assignment_changed"):
            end_onboarding(uuid4(), DAYS[3], scope, "test", TODAY)


@pytest.mark.clause("4.3-turnover")
def test_un_remplacement_met_fin_au_profil_parti_et_ouvre_l_accueil() -> None:
    market()
    asked = taken_up()
    leaver = Assignment.objects.get(number=1)
    assert (leaver.end_cause, leaver.ends_on) == ("replaced", DAYS[5] - timedelta(days=1))
    assert asked.newcomer == Assignment.objects.get(number=2)
    again = WantedStart(asked.presentation.uuid, DAYS[5])  # type: ignore[union-attr]
    with pytest.raises(Refused, match="replacement_already_taken_up"):
        take_up_replacement(asked.uuid, again, None, own(), "test", TODAY)
    known = known_month(newcomer(), MARCH, [line().pk]).lines[line().pk]
    assert known.onboarding is not None
    assert known.onboarding.until_on is None
    assert list(doubts()) == []


@pytest.mark.clause("4.3-turnover")
def test_un_remplacement_ne_se_prend_que_par_le_profil_presente_pour_lui() -> None:
    market()
    leaver = started()
    asked = ask_replacement(WantedReplacement(leaver.uuid, "absence", "Un mot."), own(), "test")
    other = presented(line(), 2, RECEIVED)
    with pytest.raises(Refused, match="replacement_without_newcomer"):
        take_up_replacement(asked.uuid, WantedStart(other.uuid, DAYS[5]), DAYS[4], own(), "test", TODAY)
    right = presented(line(), 3, RECEIVED, replaces=asked)
    with pytest.raises(Refused, match="assignment_changed"):
        start_assignment(WantedStart(right.uuid, DAYS[5]), own(), "test", TODAY)
    with pytest.raises(Refused, match="replacement_without_end"):
        take_up_replacement(asked.uuid, WantedStart(right.uuid, DAYS[5]), None, own(), "test", TODAY)
    assert Assignment.objects.count() == 1


@pytest.mark.clause("4.3-turnover")
def test_les_jours_d_accueil_se_declarent_sans_consommer_ni_facturer() -> None:
    market()
    taken_up()
    before = LineBalance.objects.get(line=line())
    cells = [*learnt(DAYS[5], DAYS[6]), Cell(line().pk, DAYS[7], 50), *learnt(DAYS[7], hundredths=50)]
    entered = confirm_month(newcomer(), month(*cells), None, TODAY)
    assert approve(entered) == 300
    after = LineBalance.objects.get(line=line())
    assert after.pending_hundredths - before.pending_hundredths == 50
    assert sum(DayEntry.objects.filter(nature="onboarding").values_list("hundredths", flat=True)) == 250
    assert accept_days(seen(), EVERYTHING, "test", TODAY) == 300
    assert LineBalance.objects.get(line=line()).done_hundredths == 50
    (row,) = turnover_rows(EVERYTHING, YEAR)
    figures = (row.figures.present, row.figures.at_work, row.figures.replaced, row.figures.left)
    assert (*figures, row.figures.onboarding_hundredths) == (2, 1, 1, 0, 250)
    assert list(differences(TODAY)) == []
    assert list(doubts()) == []


@pytest.mark.clause("4.3-turnover")
def test_qui_ne_remplace_personne_n_a_pas_de_jours_d_accueil() -> None:
    market()
    one = started()
    assert one.worker is not None
    with pytest.raises(MonthRefused, match="onboarding_without_replacement"):
        save_month(Member(alpha(), one.worker), month(*learnt(DAYS[1])), None, TODAY)
    taken_up_by = Assignment.objects.count()
    assert taken_up_by == 1


@pytest.mark.clause("4.3-turnover")
def test_l_accueil_prend_fin_quand_le_titulaire_le_dit_et_se_corrige_dans_le_mois() -> None:
    market()
    asked = taken_up()
    with pytest.raises(MonthRefused, match="onboarding_not_begun"):
        save_month(newcomer(), month(*learnt(DAYS[4])), None, TODAY)
    entered = confirm_month(newcomer(), month(*learnt(DAYS[5], DAYS[6])), None, TODAY)
    approve(entered)
    with pytest.raises(Refused, match="onboarding_days_after_end"):
        end_onboarding(asked.uuid, DAYS[5], own(), "test", TODAY)
    end_onboarding(asked.uuid, DAYS[6], own(), "test", TODAY)
    with pytest.raises(Refused, match="onboarding_already_ended"):
        end_onboarding(asked.uuid, DAYS[6], own(), "test", TODAY)
    entered.refresh_from_db()
    entered = take_back_month(newcomer(), MARCH, entered.version, None)
    assert set(EnteredDay.objects.values_list("work_on", "nature")) == {(on, "onboarding") for on in DAYS[5:7]}
    later = month(*learnt(DAYS[5], DAYS[7]), version=entered.version)
    with pytest.raises(MonthRefused, match="onboarding_over"):
        save_month(newcomer(), later, None, TODAY)
    entered = confirm_month(newcomer(), month(*learnt(DAYS[5]), version=entered.version), None, TODAY)
    assert approve(entered) == 100
    standing = DayEntry.objects.filter(nature="onboarding", work_on=DAYS[6]).values_list("hundredths", flat=True)
    assert sum(standing) == 0
    assert list(doubts()) == []


@pytest.mark.clause("4.3-turnover")
def test_une_personne_en_accueil_ne_fait_pas_plus_d_un_jour_par_date() -> None:
    market()
    taken_up()
    with pytest.raises(MonthRefused, match="you_above_one_day"):
        save_month(newcomer(), month(Cell(line().pk, DAYS[5], 75), *learnt(DAYS[5], hundredths=50)), None, TODAY)


_figures = st.dictionaries(
    st.tuples(st.integers(5, len(DAYS) - 1), st.sampled_from(["billable", "onboarding"])),
    st.sampled_from([25, 50]),
    max_size=8,
)


@pytest.mark.clause("4.3-turnover")
@examples(max_examples=20, deadline=None)
@given(st.lists(_figures, min_size=1, max_size=3))
def test_aucun_melange_de_jours_n_entame_le_bon_de_sa_part_d_accueil(rounds: list[dict[tuple[int, str], int]]) -> None:
    with undone():
        market()
        taken_up()
        version = 0
        for told in rounds:
            cells = [Cell(line().pk, DAYS[day], figure, nature) for (day, nature), figure in told.items()]
            entered = confirm_month(newcomer(), month(*cells, version=version), None, TODAY)
            approve(entered)
            entered.refresh_from_db()
            version = take_back_month(newcomer(), MARCH, entered.version, None).version
            billable = sum(cell.hundredths for cell in cells if cell.nature == "billable")
            balance = LineBalance.objects.get(line=line())
            assert (balance.done_hundredths, balance.pending_hundredths) == (0, billable)
            rows = turnover_rows(EVERYTHING, YEAR)
            borne = sum(row.figures.onboarding_hundredths for row in rows)
            assert borne == sum(cell.hundredths for cell in cells if cell.nature == "onboarding")
        assert list(differences(TODAY)) == []
        assert list(doubts()) == []


def give_days(value: str, seen_value: str = "") -> None:
    give_term(Framework.objects.get(), GivenTerm("adequacy_check_days", value, seen_value), "test")


@pytest.mark.clause("2-profile-adequacy")
def test_la_verification_tombe_avec_la_premiere_affectation_quand_la_clause_est_renseignee() -> None:
    market()
    give_days("30")
    started()
    started(2, DAYS[3], "autre")
    checks = AdequacyCheck.objects.all()
    assert [(one.product.external_id, one.due_on) for one in checks] == [("mes-aides", DAYS[0] + timedelta(days=30))]
    assert checks[0].basis == {"first_day_on": DAYS[0].isoformat(), "calendar_days": 30}
    assert list(doubts()) == []


@pytest.mark.clause("2-profile-adequacy")
def test_tant_que_la_clause_est_a_renseigner_aucune_date_ne_tombe_puis_elles_tombent() -> None:
    market()
    started()
    assert not AdequacyCheck.objects.exists()
    give_days("15")
    assert AdequacyCheck.objects.get().due_on == DAYS[0] + timedelta(days=15)
    give_days("20", "15")
    assert AdequacyCheck.objects.get().due_on == DAYS[0] + timedelta(days=15)
    assert list(doubts()) == []


@pytest.mark.clause("2-profile-adequacy", "4.3-turnover")
def test_des_profils_inadaptes_sont_a_remplacer_et_le_titulaire_en_recoit_notification() -> None:
    market()
    give_days("30")
    started(1)
    started(2, who="autre")
    check = AdequacyCheck.objects.get()
    answer = AdequacyAnswer(False, "Le besoin demande de l’accessibilité.", frozenset({2}))
    for scope in (own(), Scope(), Scope(product_ids=frozenset({line(2).product_id}))):
        with pytest.raises(Refused, match="adequacy_profiles_changed"):
            answer_adequacy(check.uuid, answer, scope, "test")
    answer_adequacy(check.uuid, answer, lead(), "test")
    asked = Replacement.objects.get()
    assert (asked.leaver.number, asked.asked_by, asked.cause) == (2, "administration", "adequacy")
    assert asked.check_answered == check
    notice = Notice.objects.get()
    assert notice.kind == "replacement_asked"
    assert '"number":2' in notice.content.replace(" ", "")
    assert "autre" not in notice.content
    with pytest.raises(Refused, match="adequacy_already_answered"):
        answer_adequacy(check.uuid, answer, lead(), "test")
    assert Notice.objects.count() == 1
    assert list(doubts()) == []


@pytest.mark.clause("2-profile-adequacy")
def test_des_profils_qui_conviennent_ne_demandent_rien() -> None:
    market()
    give_days("30")
    started()
    answer_adequacy(AdequacyCheck.objects.get().uuid, AdequacyAnswer(True), lead(), "test")
    check = AdequacyCheck.objects.get()
    assert check.is_adequate
    assert clock.day_of(check.answered_at) == clock.today()  # type: ignore[arg-type]
    assert not Replacement.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.clause("2-profile-adequacy")
def test_un_profil_deja_a_remplacer_ne_l_est_pas_deux_fois() -> None:
    market()
    give_days("30")
    ask_replacement(WantedReplacement(started().uuid, "contractor_choice"), own(), "test")
    answer = AdequacyAnswer(False, "Ne convient pas.", frozenset({1}))
    with pytest.raises(Refused, match="adequacy_profiles_changed"):
        answer_adequacy(AdequacyCheck.objects.get().uuid, answer, lead(), "test")


@pytest.mark.clause("4.3-turnover")
def test_la_fin_d_un_accueil_ne_se_reecrit_pas_dans_la_base() -> None:
    market()
    asked = taken_up()
    end_onboarding(asked.uuid, DAYS[6], own(), "test", TODAY)
    with pytest.raises(DatabaseError), transaction.atomic():
        OnboardingEnd.objects.update(ended_on=DAYS[8])
    with pytest.raises(DatabaseError), transaction.atomic():
        OnboardingEnd.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Replacement.objects.update(taken_up_in=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Assignment.objects.filter(number=1).update(ends_on=DAYS[8])
