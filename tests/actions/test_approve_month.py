"""Approuver les mois d'une équipe, les renvoyer (CCTP 4.1, 4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django import Settings

from gouvernail.actions.approve_month import approve_months
from gouvernail.actions.return_month import return_month
from gouvernail.actions.team_months import SeenMonth
from gouvernail.records.models import (
    Account,
    Activity,
    Contractor,
    DayEntry,
    EnteredActivity,
    EnteredDay,
    JournalEntry,
    LineBalance,
    OrderLine,
    OutgoingMail,
    Worker,
    WorkerMonth,
)
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.own_month import habit_for
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.team_months import declared_days, habits, last_entries, team_months
from gouvernail.rules.verdicts import Refused
from tests.makers import undone
from tests.market import TODAY, accepted, alpha, base, beta, book

pytestmark = pytest.mark.django_db

MARCH = date(2025, 3, 1)
LINES = (("BC-1", 1), ("BC-1", 2))
#: What is entered, in hundredths, by line number and day of the month.
Figures = Mapping[tuple[int, int], int]


def market() -> None:
    """Two lines of twenty days each at Alpha, and Beta beside it."""
    lines = [
        {"order_number": order, "line_number": line, "product_id": product}
        for (order, line), product in zip(LINES, ("mes-aides", "rdv"), strict=True)
    ]
    accepted(base(marches=[{}], uo=[{}], prix=[{}], commandes=[{}], lignes=lines))


def scope_of(contractor: Contractor) -> Scope:
    return Scope(contractor_ids=frozenset({contractor.pk}))


def confirmed(who: str, figures: Figures, month_on: date = MARCH) -> WorkerMonth:
    """A month that somebody of Alpha entered and confirmed; again, it takes the place of what was entered."""
    worker, _ = Worker.objects.get_or_create(contractor=alpha(), identifier=who)
    month, _ = WorkerMonth.objects.get_or_create(worker=worker, month_on=month_on)
    month.state, month.version = "confirmed", month.version + 1
    month.save()
    month.days.all().delete()
    lines = {line.number: line for line in OrderLine.objects.all()}
    for (number, day), hundredths in figures.items():
        on = month_on + timedelta(days=day - 1)
        EnteredDay.objects.create(month=month, line=lines[number], work_on=on, hundredths=hundredths)
    return month


def as_seen(*months: WorkerMonth) -> list[SeenMonth]:
    """These months as a page just showed them."""
    last = last_entries(scope_of(alpha()), MARCH)
    return [SeenMonth(one.pk, one.version, last.get(one.worker_id, 0)) for one in months]


def approve(*months: WorkerMonth) -> int:
    return approve_months(as_seen(*months), scope_of(alpha()), "test", TODAY)


def in_ledger(workers: Iterable[WorkerMonth]) -> dict[tuple[int, int, int], int]:
    """What the ledger declares: (worker id, line number, day) and hundredths."""
    numbers = dict(OrderLine.objects.values_list("pk", "number"))
    found = declared_days(scope_of(alpha()), MARCH, [one.worker_id for one in workers])
    return {(worker, numbers[line], on.day): figure for (worker, line, on, _), figure in found.items()}


@pytest.mark.clause("4.2-statement", "4.1-contractor-authority")
def test_un_mois_approuve_est_declare_et_le_journal_ne_nomme_personne() -> None:
    market()
    month = confirmed("camille.durand", {(1, 3): 100, (2, 4): 50})
    assert approve(month) == 150
    month.refresh_from_db()
    assert (month.state, month.version) == ("approved", 2)
    assert in_ledger([month]) == {(month.worker_id, 1, 3): 100, (month.worker_id, 2, 4): 50}
    assert set(DayEntry.objects.values_list("state", flat=True)) == {"declared"}
    assert JournalEntry.objects.filter(verb="months.approved").exists()
    assert not JournalEntry.objects.filter(body__contains="camille").exists()
    assert list(doubts()) == []


@pytest.mark.clause("4.2-statement")
def test_approuver_apres_une_correction_contrepasse_ce_qui_a_ete_retire() -> None:
    market()
    month = confirmed("p1", {(1, 3): 100, (1, 4): 100})
    approve(month)
    again = confirmed("p1", {(1, 3): 50})
    assert approve(again) == 50
    assert in_ledger([again]) == {(again.worker_id, 1, 3): 50}
    assert LineBalance.objects.get(line__number=1).pending_hundredths == 50


@pytest.mark.clause("4.2-statement")
def test_un_jour_accepte_puis_corrige_attend_de_nouveau_l_acceptation() -> None:
    market()
    accepted(book(jours=[{"work_on": date(2025, 3, 3), "state": "accepted"}]))
    month = confirmed("p1", {(1, 3): 50})
    approve(month)
    balance = LineBalance.objects.get(line__number=1)
    assert (balance.done_hundredths, balance.pending_hundredths) == (0, 50)


def test_ce_qui_ne_se_facture_pas_reste_comme_le_releve_l_a_dit() -> None:
    market()
    accepted(book(jours=[{"work_on": date(2025, 3, 3), "hundredths": 50, "nature": "onboarding"}]))
    approve(confirmed("p1", {(1, 3): 50}))
    assert dict(DayEntry.objects.values_list("nature", "hundredths")) == {"onboarding": 50, "billable": 50}


@pytest.mark.clause("4.2-statement")
def test_un_refus_nomme_la_personne_la_ligne_et_le_jour_et_rien_n_est_ecrit() -> None:
    market()
    first = confirmed("p1", {(1, day): 100 for day in range(1, 21)})
    second = confirmed("p2", {(1, 3): 100})
    with pytest.raises(Refused) as refused:
        approve(first, second)
    values = refused.value.refusals[0].values
    assert refused.value.refusals[0].code == "days_above_ordered"
    assert values["order"] == "BC-1"
    assert values["line"] == 1
    assert values["worker"] in {"p1", "p2"}
    assert isinstance(values["on"], date)
    assert not DayEntry.objects.exists()
    assert set(WorkerMonth.objects.values_list("state", flat=True)) == {"confirmed"}


def test_de_deux_correspondants_a_la_fois_le_second_est_refuse() -> None:
    market()
    month = confirmed("p1", {(1, 3): 100})
    read = as_seen(month)
    approve_months(read, scope_of(alpha()), "un", TODAY)
    with pytest.raises(Refused, match="month_changed"):
        approve_months(read, scope_of(alpha()), "autre", TODAY)
    assert DayEntry.objects.count() == 1


def test_un_releve_importe_depuis_la_lecture_fait_relire() -> None:
    market()
    month = confirmed("p1", {(1, 3): 100})
    read = as_seen(month)
    accepted(book(jours=[{"work_on": date(2025, 3, 5)}]))
    with pytest.raises(Refused, match="month_changed"):
        approve_months(read, scope_of(alpha()), "test", TODAY)


@pytest.mark.clause("4.1-contractor-authority", "4.2-device")
def test_un_autre_titulaire_et_l_etat_n_approuvent_ni_ne_renvoient() -> None:
    market()
    month = confirmed("p1", {(1, 3): 100})
    line = OrderLine.objects.select_related("order").first()
    assert line is not None
    for scope in (scope_of(beta()), Scope(everything=True), Scope(product_ids=frozenset({line.product_id}))):
        with pytest.raises(Refused):
            approve_months(as_seen(month), scope, "test", TODAY)
        with pytest.raises(Refused):
            return_month(as_seen(month)[0], "À revoir.", scope, "test")
        assert list(team_months(scope, MARCH)) == []
    assert not DayEntry.objects.exists()
    assert set(WorkerMonth.objects.values_list("state", flat=True)) == {"confirmed"}


@pytest.mark.clause("4.1-contractor-authority")
def test_un_mois_se_renvoie_avec_un_mot_que_l_etat_ne_lit_jamais() -> None:
    market()
    month = confirmed("p1", {(1, 3): 100})
    with pytest.raises(Refused, match="month_note_missing"):
        return_month(as_seen(month)[0], " ", scope_of(alpha()), "test")
    return_month(as_seen(month)[0], "Le 3, vous étiez absente.", scope_of(alpha()), "test")
    month.refresh_from_db()
    assert (month.state, month.note) == ("returned", "Le 3, vous étiez absente.")
    assert "absente" not in JournalEntry.objects.get(verb="month.returned").body
    with pytest.raises(Refused, match="month_changed"):
        approve(month)


def test_un_mois_renvoye_se_dit_par_courriel_a_qui_entre_encore(settings: Settings) -> None:
    settings.MAIL_URL, settings.BASE_ADDRESS = "smtp://127.0.0.1:25", "https://pilotage.exemple.fr"
    market()
    for email, is_active in (("present@exemple.fr", True), ("parti@exemple.fr", False)):
        month = confirmed(email, {(1, 3): 100})
        account = Account.objects.create(email=email, name="Prénom", is_active=is_active)
        Worker.objects.filter(pk=month.worker_id).update(account=account)
        return_month(as_seen(month)[0], "Le 3, <vous> étiez absente.", scope_of(alpha()), "test")
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.kind) == ("present@exemple.fr", "month_returned")
    assert "mars 2025" in mail.subject
    assert "Le 3, <vous> étiez absente." in mail.text
    assert "https://pilotage.exemple.fr/mon-mois/2025-03/" in mail.text
    assert "Le 3, &lt;vous&gt; étiez absente." in mail.html


def test_ce_qui_est_saisi_n_est_lu_qu_une_fois_confirme() -> None:
    market()
    month = confirmed("p1", {(1, 3): 100})
    assert [one.entered_hundredths for one in team_months(scope_of(alpha()), MARCH)] == [100]
    WorkerMonth.objects.filter(pk=month.pk).update(state="entered")
    assert [one.entered_hundredths for one in team_months(scope_of(alpha()), MARCH)] == [0]


def test_deux_personnes_qui_nomment_la_meme_activite_en_font_une() -> None:
    market()
    line = OrderLine.objects.get(number=1)
    months = [confirmed(who, {(1, 3): 50}) for who in ("p1", "p2")]
    for month, title in zip(months, ("Démarches en ligne", "demarches EN LIGNE"), strict=True):
        EnteredActivity.objects.create(month=month, line=line, title=title, state="doing")
    approve(*months)
    activity = Activity.objects.get()
    assert (activity.line_id, activity.state) == (line.pk, "doing")
    assert {one.activity_id for one in EnteredActivity.objects.all()} == {activity.pk}
    EnteredActivity.objects.filter(month=months[0]).update(state="done")
    WorkerMonth.objects.filter(pk=months[0].pk).update(state="confirmed")
    months[0].refresh_from_db()
    approve(months[0])
    assert Activity.objects.get().state == "done"


ENTERED = st.dictionaries(
    st.tuples(st.sampled_from((1, 2)), st.integers(1, 28)), st.sampled_from((25, 50)), max_size=12
)


@pytest.mark.clause("4.2-statement")
@examples(max_examples=25, deadline=None)
@given(rounds=st.lists(st.tuples(st.sampled_from(("p1", "p2", "p3")), ENTERED), min_size=1, max_size=5))
def test_ce_qui_est_approuve_est_exactement_ce_que_le_grand_livre_declare(rounds: list[tuple[str, Figures]]) -> None:
    with undone():
        market()
        last: dict[int, Figures] = {}
        months: dict[int, WorkerMonth] = {}
        for who, figures in rounds:
            month = confirmed(who, figures)
            assert approve(month) == sum(figures.values())
            last[month.worker_id], months[month.worker_id] = figures, month
        told = {
            (worker, line, day): figure for worker, figures in last.items() for (line, day), figure in figures.items()
        }
        assert in_ledger(months.values()) == told
        assert list(differences(TODAY)) == []
        assert list(doubts()) == []


@pytest.mark.clause("4.1-contractor-authority")
def test_l_habitude_lue_pour_l_equipe_est_celle_que_chacun_trouve() -> None:
    market()
    weeks = [date(2025, 2, 10) + timedelta(days=day) for day in range(18) if day % 7 < 5]
    accepted(book(jours=[{"work_on": on, "worker": "p1", "hundredths": 50} for on in weeks]))
    before = confirmed("p2", {(1, 3): 25, (2, 4): 50}, date(2025, 2, 1))
    months = [confirmed("p1", {(1, 3): 100}), confirmed("p2", {})]
    found = habits(scope_of(alpha()), MARCH, [one.worker_id for one in months])
    assert found[months[0].worker_id][0][0].hundredths == 50
    assert before.worker_id in found
    for month in months:
        assert found[month.worker_id] == habit_for(month.worker, MARCH)
