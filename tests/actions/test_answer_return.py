"""Répondre une fois à des jours renvoyés, en les maintenant ou en les corrigeant (CCTP 4.2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from gouvernail.actions.accept_days import SeenDays
from gouvernail.actions.answer_return import answer_return
from gouvernail.actions.return_days import return_days
from gouvernail.records.models import DaysReturn, JournalEntry
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.returns_to_answer import open_returns
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.records.queries.waiting_days import waiting_months
from gouvernail.rules.verdicts import Refused
from tests.makers import undone
from tests.market import accepted, alpha, base, beta, book

pytestmark = pytest.mark.django_db


def sent_back() -> DaysReturn:
    """A line's month of Alpha, declared and sent back."""
    accepted(base())
    accepted(book(jours=[{"state": "declared"}]))
    (waiting,) = waiting_months(EVERYTHING)
    seen = SeenDays(waiting.seen, waiting.line.pk, waiting.month_on)
    return return_days(seen, "Personne n’a travaillé ce jour-là.", EVERYTHING, "test").days


def own() -> Scope:
    return Scope(contractor_ids=frozenset({alpha().pk}))


@pytest.mark.clause("4.2-statement")
def test_maintenir_ferme_le_renvoi_une_seule_fois() -> None:
    sent = sent_back()
    answer_return(sent.pk, " Atelier du 3 mars. ", own(), "test")
    sent.refresh_from_db()
    assert (sent.answer, open_returns(own())) == ("Atelier du 3 mars.", [])
    entry = JournalEntry.objects.get(verb="return.answered")
    assert entry.sequence == sent.answered_in
    assert "Atelier" not in entry.body
    with pytest.raises(Refused, match="return_answered"):
        answer_return(sent.pk, "Encore.", own(), "test")
    assert list(doubts()) == []


def test_une_reponse_vide_ou_trop_longue_ne_change_rien() -> None:
    sent = sent_back()
    for words, code in ((" ", "answer_missing"), ("a" * 1001, "answer_too_long")):
        with pytest.raises(Refused, match=code):
            answer_return(sent.pk, words, own(), "test")
    assert open_returns(own()) == [sent]


@pytest.mark.clause("4.2-device")
def test_un_autre_titulaire_ne_repond_pas() -> None:
    sent = sent_back()
    other = Scope(contractor_ids=frozenset({beta().pk}))
    assert open_returns(other) == []
    for scope in (other, Scope(everything=True), Scope(product_ids=frozenset({sent.line.product_id}))):
        with pytest.raises(Refused, match="return_answered"):
            answer_return(sent.pk, "Maintenus.", scope, "test")
    assert open_returns(own()) == [sent]


@pytest.mark.clause("4.2-statement")
def test_une_correction_de_la_ligne_et_du_mois_repond_d_elle_meme() -> None:
    sent = sent_back()
    accepted(book(jours=[{"work_on": date(2025, 4, 1), "state": "declared"}]))
    assert open_returns(own()) == [sent], "another month answers nothing"
    accepted(book(jours=[{"hundredths": 50, "state": "declared"}]), contractor=alpha())
    sent.refresh_from_db()
    assert sent.answered_at is not None
    assert sent.answer == ""
    assert sent.answered_in is not None
    assert JournalEntry.objects.get(sequence=sent.answered_in).verb == "market.imported"


@pytest.mark.clause("4.2-statement")
@examples(max_examples=20, deadline=None)
@given(steps=st.lists(st.sampled_from(("maintain", "correct", "repeat")), min_size=1, max_size=5))
def test_un_renvoi_n_a_qu_une_reponse(steps: list[str]) -> None:
    with undone():
        sent = sent_back()
        answers: set[tuple[object, ...]] = set()
        for number, step in enumerate(steps):
            if step == "maintain":
                try:
                    answer_return(sent.pk, f"Réponse {number}.", own(), "test")
                except Refused:
                    assert answers
            else:
                figure = 25 * (1 + number % 3) if step == "correct" else 100
                accepted(book(jours=[{"hundredths": figure, "state": "declared"}]))
            sent.refresh_from_db()
            if sent.answered_in is not None:
                answers.add((sent.answer, sent.answered_in, sent.answered_at))
        assert len(answers) <= 1
        assert bool(answers) == any(step != "repeat" for step in steps)
        assert list(doubts()) == []
