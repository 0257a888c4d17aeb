"""Renvoyer au titulaire le mois d'une ligne, avec un motif (CCTP 4.2, 4.1)."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from gouvernail import clock
from gouvernail.actions.accept_days import SeenDays, accept_days
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.return_days import return_days
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Account, DayEntry, DaysReturn, JournalEntry, LineBalance, OutgoingMail
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.returns import returned_months
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.records.queries.waiting_days import declared_months, seen_in, waiting_declared, waiting_months
from gouvernail.rules.access import Role
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.written_words import MOST_CHARACTERS
from tests.actions.test_accept_days import LINES, ROWS, declared, market, seen
from tests.makers import undone
from tests.market import ALPHA, BETA, NOTIFIED, TODAY, accepted, alpha, book, hand_over

pytestmark = pytest.mark.django_db

WHY = "Trois jours de plus que prévu : à quoi correspondent-ils ?"


def answered(sent: DaysReturn, answer: str) -> None:
    """The contractor answers, as its own action does: the row and its journal entry."""
    with transaction.atomic():
        told = {"facts": {"return_answers": digest([(sent.line_id, sent.month_on, answer)])}}
        sequence = journal.append(journal.Line("titulaire", "days.answered", "BC-1", told))
        answered_at = clock.now()
        DaysReturn.objects.filter(pk=sent.pk).update(answer=answer, answered_at=answered_at, answered_in=sequence)


@pytest.mark.clause("4.2-statement")
def test_un_mois_renvoye_quitte_ce_qui_attend_et_rien_du_grand_livre_ne_bouge() -> None:
    market([declared(LINES[0], NOTIFIED, "p1"), declared(LINES[1], NOTIFIED, "p2")])
    before = list(DayEntry.objects.values_list("id", "state", "hundredths"))
    sent = return_days(seen(only_first=True), WHY, EVERYTHING, "test").days
    assert (sent.hundredths, sent.reason, sent.month_on) == (50, WHY, NOTIFIED.replace(day=1))
    assert [one.line.number for one in waiting_months(EVERYTHING)] == [2]
    assert list(DayEntry.objects.values_list("id", "state", "hundredths")) == before
    assert list(differences(TODAY)) == []
    assert list(doubts()) == []


@pytest.mark.clause("4.2-statement")
def test_tout_accepter_laisse_ce_qui_est_renvoye() -> None:
    market([declared(LINES[0], NOTIFIED, "p1"), declared(LINES[1], NOTIFIED, "p2")])
    return_days(seen(only_first=True), WHY, EVERYTHING, "test")
    assert accept_days(seen(), EVERYTHING, "test", TODAY) == 50
    first, second = LineBalance.objects.order_by("line__number")
    assert (first.done_hundredths, first.pending_hundredths) == (0, 50)
    assert (second.done_hundredths, second.pending_hundredths) == (50, 0)


@pytest.mark.clause("4.2-statement")
def test_un_mois_renvoye_ne_s_accepte_pas_et_la_phrase_dit_depuis_quand() -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    read = seen(only_first=True)
    return_days(read, WHY, EVERYTHING, "test")
    with pytest.raises(Refused, match="days_returned") as refused:
        accept_days(read, EVERYTHING, "test", TODAY)
    assert refused.value.refusals[0].values == {"returned_on": clock.day_of(DaysReturn.objects.get().returned_at)}
    with pytest.raises(Refused, match="waiting_days_changed"):
        accept_days(SeenDays(seen_in([])), EVERYTHING, "test", TODAY)


def test_un_mois_deja_renvoye_ne_l_est_pas_deux_fois() -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    read = seen(only_first=True)
    return_days(read, WHY, EVERYTHING, "test")
    with pytest.raises(Refused, match="days_returned_already"):
        return_days(read, WHY, EVERYTHING, "autre")
    assert DaysReturn.objects.count() == 1


@pytest.mark.clause("4.2-statement")
def test_ce_qui_a_change_depuis_la_lecture_n_est_pas_renvoye() -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    read = seen(only_first=True)
    accepted(book(jours=[declared(LINES[0], NOTIFIED, "p2")]))
    with pytest.raises(Refused, match="waiting_days_changed"):
        return_days(read, WHY, EVERYTHING, "test")
    accept_days(seen(), EVERYTHING, "test", TODAY)
    with pytest.raises(Refused, match="waiting_days_changed"):
        return_days(read, WHY, EVERYTHING, "test")
    assert not DaysReturn.objects.exists()


@pytest.mark.parametrize(
    ("reason", "code"),
    [("", "return_reason_missing"), (" \n\t ", "return_reason_missing"), ("x" * 1001, "return_reason_too_long")],
)
def test_sans_motif_ou_trop_long_rien_n_est_renvoye(reason: str, code: str) -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    with pytest.raises(Refused, match=code):
        return_days(seen(only_first=True), reason, EVERYTHING, "test")
    assert not DaysReturn.objects.exists()
    assert not JournalEntry.objects.filter(verb="days.returned").exists()


def test_le_plus_long_motif_tient_avec_ses_emojis() -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    return_days(seen(only_first=True), "🧾" * MOST_CHARACTERS, EVERYTHING, "test")
    assert list(doubts()) == []


@pytest.mark.clause("4.2-device")
def test_un_chef_de_produit_ne_renvoie_que_son_produit() -> None:
    market([declared(LINES[0], NOTIFIED, "p1"), declared(LINES[1], NOTIFIED, "p2")])
    mine, other = waiting_declared(EVERYTHING)
    own = Scope(product_ids=frozenset({DayEntry.objects.get(line__number=1).line.product_id}))
    with pytest.raises(Refused, match="waiting_days_changed"):
        return_days(SeenDays(seen_in([other]), other.line_id, other.month_on), WHY, own, "test")
    return_days(SeenDays(seen_in([mine]), mine.line_id, mine.month_on), WHY, own, "test")
    assert DaysReturn.objects.get().line.number == 1


@pytest.mark.clause("4.1-contractor-authority")
def test_le_journal_et_le_courriel_disent_la_ligne_et_le_mois_mais_personne() -> None:
    market([declared(LINES[0], NOTIFIED, "prenom.nom")])
    for email, siret in (("a@exemple.fr", ALPHA), ("b@exemple.fr", BETA), ("parti@exemple.fr", ALPHA)):
        wanted = WantedAccount(email, "", "une-longue-phrase-secrete")
        open_account(wanted, WantedRole(Role.CORRESPONDENT, siret), actor="test")
    Account.objects.filter(email="parti@exemple.fr").update(is_active=False)
    assert return_days(seen(only_first=True), WHY, EVERYTHING, "test").told == 1
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.kind) == ("a@exemple.fr", "days_returned")
    entry = JournalEntry.objects.get(verb="days.returned")
    details = json.loads(entry.body)["details"]
    assert {**details, "facts": None} == {
        "order": "BC-1",
        "line": 1,
        "month": "2025-02",
        "hundredths": 50,
        "reason": WHY,
        "facts": None,
    }
    for written in (entry.body, mail.subject, mail.text):
        assert "nom" not in written
    assert WHY in mail.text


@pytest.mark.clause("4.1-contractor-authority")
def test_une_reponse_remet_le_mois_en_attente_puis_il_s_accepte_ou_se_renvoie() -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    answered(return_days(seen(only_first=True), WHY, EVERYTHING, "test").days, "Atelier du 3 février.")
    (back,) = waiting_months(EVERYTHING)
    assert back.answered is not None
    assert back.answered.answer == "Atelier du 3 février."
    again = return_days(seen(only_first=True), "Encore.", EVERYTHING, "test").days
    assert list(doubts()) == []
    answered(again, "Maintenu.")
    assert accept_days(seen(only_first=True), EVERYTHING, "test", TODAY) == 50
    assert list(doubts()) == []


@pytest.mark.clause("4.2-statement")
@pytest.mark.parametrize("by_contractor", [True, False])
def test_une_correction_repond_au_renvoi_sans_un_mot(*, by_contractor: bool) -> None:
    market([declared(LINES[0], NOTIFIED, "p1"), declared(LINES[1], NOTIFIED, "p2")])
    return_days(seen(only_first=True), WHY, EVERYTHING, "test")
    elsewhere = declared(LINES[1], NOTIFIED, "p3")
    contractor = alpha() if by_contractor else None
    accepted(book(jours=[elsewhere]), contractor=contractor)
    assert len(returned_months(EVERYTHING)) == 1
    accepted(book(jours=[declared(LINES[0], NOTIFIED, "p1", 25)]), contractor=contractor)
    closed = DaysReturn.objects.get()
    assert (closed.answer, closed.answered_in is not None) == ("", True)
    assert [one.hundredths for one in waiting_months(EVERYTHING)] == [25, 100]
    assert list(doubts()) == []
    assert list(differences(TODAY)) == []


def test_un_mois_corrige_a_zero_n_attend_plus_rien() -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    return_days(seen(only_first=True), WHY, EVERYTHING, "test")
    accepted(book(jours=[declared(LINES[0], NOTIFIED, "p1", 0)]), contractor=alpha())
    assert waiting_months(EVERYTHING) == []
    assert returned_months(EVERYTHING) == frozenset()


@pytest.mark.clause("4.2-statement")
def test_le_classeur_n_accepte_pas_un_mois_renvoye() -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    return_days(seen(only_first=True), WHY, EVERYTHING, "test")
    report = hand_over(book(jours=[declared(LINES[0], NOTIFIED, "p1", state="accepted")]))
    assert [trouble.code for trouble in report.errors] == ["days_returned"]
    assert set(DayEntry.objects.values_list("state", flat=True)) == {"declared"}


@pytest.mark.clause("4.2-statement")
def test_un_renvoi_ne_se_reecrit_ni_ne_s_efface() -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    sent = return_days(seen(only_first=True), WHY, EVERYTHING, "test").days
    for change in ({"reason": "autre"}, {"hundredths": 1}, {"month_on": date(2025, 1, 1)}):
        with pytest.raises(DatabaseError), transaction.atomic():
            DaysReturn.objects.filter(pk=sent.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        DaysReturn.objects.filter(pk=sent.pk).delete()


@examples(max_examples=30, deadline=None)
@given(rows=ROWS, steps=st.lists(st.sampled_from(("accept", "return", "answer", "correct", "all")), max_size=6))
def test_accepte_renvoye_et_en_attente_font_le_declare(
    rows: list[tuple[tuple[str, int], int, str, str, int]], steps: list[str]
) -> None:
    with undone():
        told = [
            declared(place, NOTIFIED + timedelta(days=after), worker, hundredths, nature=nature)
            for place, after, worker, nature, hundredths in rows
        ]
        market(told)
        total = sum(row[4] for row in rows)
        for step in steps:
            total += _done(step, told[0])
            _assert_whole(total)


def _done(step: str, first: dict[str, object]) -> int:
    """Do one step if it can be done; answers by how much what is declared grows."""
    waiting, sent = waiting_declared(EVERYTHING), DaysReturn.objects.filter(answered_at=None).first()
    if step == "answer" and sent is not None:
        answered(sent, "Maintenu.")
    if step == "return" and waiting:
        return_days(seen(only_first=True), WHY, EVERYTHING, "test")
    if step in {"accept", "all"} and waiting:
        accept_days(seen(only_first=step == "accept"), EVERYTHING, "test", TODAY)
    if step == "correct":
        before = _declared_in_all()
        accepted(book(jours=[{**first, "hundredths": 75}]), contractor=alpha())
        return _declared_in_all() - before
    return 0


def _declared_in_all() -> int:
    return sum(DayEntry.objects.values_list("hundredths", flat=True))


def _assert_whole(total: int) -> None:
    accepted_hundredths = sum(DayEntry.objects.filter(state="accepted").values_list("hundredths", flat=True))
    returned = returned_months(EVERYTHING)
    sent_back = sum(one.hundredths for one in declared_months(EVERYTHING) if one.key in returned)
    waiting = sum(one.hundredths for one in waiting_declared(EVERYTHING))
    assert accepted_hundredths + sent_back + waiting == total
    assert list(differences(TODAY)) == []
    assert list(doubts()) == []
