"""Saisir, déclarer, reprendre un mois ; le rappel n'est écrit qu'une fois (CCTP 4.1 ; invariants 13 et 15)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django import Settings

from gouvernail.actions.confirm_month import confirm_month
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.remind_months import remind_months
from gouvernail.actions.save_month import save_month
from gouvernail.actions.take_back_month import take_back_month
from gouvernail.actions.worker_account import link_worker
from gouvernail.actions.written_month import ActivityEntry, MonthEntry, MonthRefused
from gouvernail.records.models import (
    Account,
    DayEntry,
    EnteredActivity,
    EnteredDay,
    JournalEntry,
    OrderLine,
    OutgoingMail,
    Worker,
    WorkerMonth,
)
from gouvernail.records.queries.own_month import Member, declared_cells, habit_for, known_month
from gouvernail.rules.access import Role
from gouvernail.rules.lifecycle import ActivityState, MonthState
from gouvernail.rules.months import Cell, Usual
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.working_days import working_days_of
from tests import makers
from tests.makers import undone

pytestmark = pytest.mark.django_db

JUNE, TODAY = date(2026, 6, 1), date(2026, 7, 3)
DAYS = [on for on in working_days_of(2026) if on.month == 6]


def market() -> tuple[Member, OrderLine]:
    """A worker of a contractor and a line of sixty days."""
    framework = makers.make_framework()
    contractor = makers.make_contractor()
    order = makers.make_order(framework, contractor)
    line = makers.make_line(order, makers.make_product(), makers.make_unit(framework))
    makers.balanced(TODAY, line)
    return Member(contractor, Worker.objects.create(contractor=contractor, identifier="dev-1")), line


def account_of(member: Member, email: str = "membre@exemple.fr") -> Account:
    return open_account(
        WantedAccount(email, "Membre", "une-longue-phrase-secrete"),
        WantedRole(Role.MEMBER, member.contractor.siret),
        actor="test",
    )


def entry(line: OrderLine, count: int = 3, version: int = 0, **values: object) -> MonthEntry:
    return MonthEntry(JUNE, version, [Cell(line.pk, on, 100) for on in DAYS[:count]], **values)  # type: ignore[arg-type]


@pytest.mark.clause("4.1-contractor-authority")
def test_un_mois_passe_de_la_saisie_a_la_declaration_et_se_reprend() -> None:
    member, line = market()
    month = save_month(member, entry(line), None, TODAY)
    assert (month.state, month.version) == (MonthState.ENTERED, 1)
    month = confirm_month(member, entry(line, 2, version=1), None, TODAY)
    assert (month.state, month.version, EnteredDay.objects.count()) == (MonthState.CONFIRMED, 2, 2)
    for act in (save_month, confirm_month):
        with pytest.raises(Refused, match="month_already_confirmed"):
            act(member, entry(line, version=2), None, TODAY)
    with pytest.raises(Refused, match="month_stale"):
        take_back_month(member, JUNE, 1, None)
    month = take_back_month(member, JUNE, 2, None)
    assert (month.state, month.confirmed_at) == (MonthState.ENTERED, None)
    with pytest.raises(Refused, match="month_not_confirmed"):
        take_back_month(member, JUNE, 3, None)
    verbs = list(JournalEntry.objects.order_by("sequence").values_list("actor", "verb"))
    assert verbs == [("member", "month.confirmed"), ("member", "month.taken_back")]
    assert not DayEntry.objects.exists()


def test_ce_qui_est_refuse_ne_change_rien() -> None:
    member, line = market()
    save_month(member, entry(line, 2), None, TODAY)
    with pytest.raises(MonthRefused) as refused:
        confirm_month(member, MonthEntry(JUNE, 1, [Cell(line.pk, date(2026, 7, 6), 100)]), None, TODAY)
    assert [one.refusal.code for one in refused.value.found] == ["day_outside_month"]
    with pytest.raises(Refused, match="month_stale"):
        save_month(member, entry(line, version=0), None, TODAY)
    assert EnteredDay.objects.count() == 2
    assert WorkerMonth.objects.get().version == 1
    assert not JournalEntry.objects.exists()


@pytest.mark.clause("4.1-contractor-authority", "4.2-device")
def test_les_lignes_et_les_activites_d_un_autre_titulaire_ne_comptent_pas() -> None:
    member, line = market()
    _, foreign = market_of_another()
    theirs = makers.make_activity(foreign, "Ailleurs", (date(2026, 2, 2), "to_do"))
    mine = makers.make_activity(line, "Ici", (date(2026, 2, 2), "to_do"))
    said = [
        ActivityEntry(foreign.pk, ActivityState.DONE, theirs.pk),
        ActivityEntry(line.pk, ActivityState.DONE, theirs.pk),
        ActivityEntry(foreign.pk, ActivityState.DOING, title="Chez eux"),
        ActivityEntry(line.pk, ActivityState.DOING, mine.pk),
    ]
    save_month(member, entry(line, activities=said), None, TODAY)
    assert list(EnteredActivity.objects.values_list("activity", "title")) == [(mine.pk, "")]
    with pytest.raises(MonthRefused, match="month_line_unknown"):
        save_month(member, entry(foreign, version=1), None, TODAY)
    assert known_month(member, JUNE, [foreign.pk]).lines == {}


def market_of_another() -> tuple[Member, OrderLine]:
    framework = makers.make_framework()
    contractor = makers.make_contractor()
    line = makers.make_line(
        makers.make_order(framework, contractor), makers.make_product(), makers.make_unit(framework)
    )
    makers.balanced(TODAY, line)
    return Member(contractor, Worker.objects.create(contractor=contractor, identifier="dev-1")), line


def test_un_mois_approuve_se_reprend_depuis_ce_qui_est_declare() -> None:
    member, line = market()
    month = confirm_month(member, entry(line, 3), None, TODAY)
    assert member.worker is not None
    for on in DAYS[:2]:
        makers.make_day(line, on, 50, worker=member.worker, state="declared")
    WorkerMonth.objects.filter(pk=month.pk).update(state=MonthState.APPROVED)
    take_back_month(member, JUNE, 1, None)
    assert list(EnteredDay.objects.values_list("work_on", "hundredths")) == [(on, 50) for on in DAYS[:2]]


@pytest.mark.clause("4.1-minimal-reporting")
def test_l_habitude_compte_les_mois_declares_ou_confirmes_et_les_corrections() -> None:
    member, line = market()
    assert member.worker is not None
    mondays = [on for on in DAYS if on.weekday() == 0]
    makers.make_day(line, mondays[0], 100, worker=member.worker)
    makers.make_day(line, mondays[0], -100, worker=member.worker, revision=1)
    makers.make_day(line, mondays[0], 50, worker=member.worker, revision=2)
    assert declared_cells(member.worker, JUNE, date(2026, 7, 1)) == [Cell(line.pk, mondays[0], 50)]
    days = [Cell(line.pk, on, 50) for on in mondays]
    confirm_month(member, MonthEntry(JUNE, 0, days), None, TODAY)
    assert habit_for(member.worker, date(2026, 7, 1)) == {0: (Usual(line.pk, 50),)}


@examples(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from([25, 50, 75, 100])), unique_by=lambda one: one[0]))
def test_ce_qui_est_declare_est_ce_qui_a_ete_saisi(typed: list[tuple[date, int]]) -> None:
    with undone():
        member, line = market()
        cells = [Cell(line.pk, on, hundredths) for on, hundredths in typed]
        month = confirm_month(member, MonthEntry(JUNE, 0, cells), None, TODAY)
        kept = EnteredDay.objects.filter(month=month).values_list("work_on", "hundredths")
        assert sorted(kept) == sorted(typed)


@pytest.fixture
def _with_mail(settings: Settings) -> None:
    settings.MAIL_URL = "smtp://127.0.0.1:25"
    settings.BASE_ADDRESS = "https://pilotage.exemple.fr"


@pytest.mark.usefixtures("_with_mail")
@pytest.mark.clause("4.1-minimal-reporting")
def test_un_mois_en_retard_se_rappelle_une_fois() -> None:
    member, line = market()
    account = account_of(member)
    link_worker(member.contractor, account, "dev-1")
    assert remind_months(date(2026, 7, 2)) == 0
    assert remind_months(TODAY) == 1
    assert remind_months(TODAY) == 0
    assert remind_months(date(2026, 7, 20)) == 0
    mail = OutgoingMail.objects.get()
    assert mail.to == account.email
    assert "juin 2026" in mail.subject
    assert "https://pilotage.exemple.fr/mon-mois/2026-06/" in mail.text
    reminded = JournalEntry.objects.get(verb="month.reminded")
    assert account.email not in reminded.body
    assert str(account.uuid) not in reminded.body
    confirm_month(member, entry(line), account, TODAY)


@pytest.mark.usefixtures("_with_mail")
def test_qui_a_declare_ou_n_entre_plus_n_est_pas_rappele(settings: Settings) -> None:
    member, line = market()
    account = account_of(member)
    worker = link_worker(member.contractor, account, "dev-1")
    with undone():
        confirm_month(Member(member.contractor, worker), entry(line), account, TODAY)
        assert remind_months(TODAY) == 0
    with undone():
        makers.make_day(line, DAYS[0], worker=worker, state="declared")
        assert remind_months(TODAY) == 0
    with undone():
        account.grants.all().delete()
        assert remind_months(TODAY) == 0
    with undone():
        Account.objects.filter(pk=account.pk).update(is_active=False)
        assert remind_months(TODAY) == 0
    with undone():
        save_month(Member(member.contractor, worker), entry(line), account, TODAY)
        assert remind_months(TODAY) == 1
    settings.MAIL_URL = ""
    assert remind_months(TODAY) == 0
