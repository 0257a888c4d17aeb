"""Accepter les jours déclarés d'une ligne et d'un mois, ou tous ceux qui attendent (CCTP 4.2)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from gouvernail.actions.accept_days import SeenDays, accept_days
from gouvernail.records.models import DayEntry, JournalEntry, LineBalance
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.records.queries.waiting_days import seen_in, waiting_declared, waiting_months
from gouvernail.rules.verdicts import Refused
from tests.makers import undone
from tests.market import NOTIFIED, TODAY, Told, accepted, base, book

pytestmark = pytest.mark.django_db

LINES = (("BC-1", 1), ("BC-1", 2))


def market(told: list[Told]) -> None:
    """Two lines of two products, with these days declared by the real import."""
    lines = [
        {"order_number": order, "line_number": line, "product_id": product}
        for (order, line), product in zip(LINES, ("mes-aides", "rdv"), strict=True)
    ]
    accepted(base(marches=[{}], uo=[{}], prix=[{}], commandes=[{}], lignes=lines))
    if told:
        accepted(book(jours=told))


def declared(place: tuple[str, int], work_on: date, worker: str, hundredths: int = 50, **told: object) -> Told:
    """A row of the sheet of days."""
    order, line = place
    return {
        "order_number": order,
        "line_number": line,
        "work_on": work_on,
        "worker": worker,
        "nature": "billable",
        "hundredths": hundredths,
        "state": "declared",
        **told,
    }


def seen(scope: Scope = EVERYTHING, *, only_first: bool = False) -> SeenDays:
    """What a person has before the eyes: all, or the first line and month."""
    months = waiting_declared(scope)
    if only_first:
        return SeenDays(seen_in(months[:1]), months[0].line_id, months[0].month_on)
    return SeenDays(seen_in(months))


@pytest.mark.clause("4.2-statement")
def test_un_mois_d_une_ligne_est_accepte_et_les_autres_attendent() -> None:
    market([declared(LINES[0], NOTIFIED, "p1"), declared(LINES[1], NOTIFIED, "p2")])
    assert accept_days(seen(only_first=True), EVERYTHING, "test", TODAY) == 50
    first, second = LineBalance.objects.order_by("line__number")
    assert (first.done_hundredths, first.pending_hundredths) == (50, 0)
    assert (second.done_hundredths, second.pending_hundredths) == (0, 50)
    assert [one.line.number for one in waiting_months(EVERYTHING)] == [2]


@pytest.mark.clause("4.2-statement")
def test_ce_qui_a_change_depuis_la_lecture_n_est_pas_accepte() -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    read = seen()
    accepted(book(jours=[declared(LINES[0], NOTIFIED, "p2")]))
    with pytest.raises(Refused, match="waiting_days_changed"):
        accept_days(read, EVERYTHING, "test", TODAY)
    assert set(DayEntry.objects.values_list("state", flat=True)) == {"declared"}


def test_de_deux_personnes_a_la_fois_la_seconde_est_refusee() -> None:
    market([declared(LINES[0], NOTIFIED, "p1")])
    read = seen()
    accept_days(read, EVERYTHING, "test", TODAY)
    with pytest.raises(Refused, match="waiting_days_changed"):
        accept_days(read, EVERYTHING, "autre", TODAY)


@pytest.mark.clause("4.1-contractor-authority")
def test_un_chef_de_produit_n_accepte_que_son_produit_et_le_journal_ne_nomme_personne() -> None:
    market([declared(LINES[0], NOTIFIED, "prenom.nom"), declared(LINES[1], NOTIFIED, "autre.nom")])
    product = DayEntry.objects.select_related("line").get(line__number=1).line.product_id
    own = Scope(product_ids=frozenset({product}))
    other = waiting_months(EVERYTHING)[1]
    stranger = SeenDays(other.seen, other.line.pk, other.month_on)
    with pytest.raises(Refused):
        accept_days(stranger, own, "test", TODAY)
    accept_days(seen(own), own, "test", TODAY)
    assert list(DayEntry.objects.filter(state="accepted").values_list("line__number", flat=True)) == [1]
    assert "nom" not in JournalEntry.objects.get(verb="days.accepted").body


ROWS = st.lists(
    st.tuples(
        st.sampled_from(LINES),
        st.integers(0, 40),
        st.sampled_from(("p1", "p2", "p3")),
        st.sampled_from(("billable", "rework")),
        st.sampled_from((25, 50)),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda row: (row[1], row[2]),
)


@examples(max_examples=25, deadline=None)
@given(rows=ROWS, corrected=st.booleans(), only_first=st.booleans())
def test_les_soldes_restent_ceux_des_ecritures(
    rows: list[tuple[tuple[str, int], int, str, str, int]], *, corrected: bool, only_first: bool
) -> None:
    with undone():
        told = [
            declared(place, NOTIFIED + timedelta(days=after), worker, hundredths, nature=nature)
            for place, after, worker, nature, hundredths in rows
        ]
        market(told)
        if corrected:
            accepted(book(jours=[{**told[0], "hundredths": 75}]))
        accept_days(seen(only_first=only_first), EVERYTHING, "test", TODAY)
        assert list(differences(TODAY)) == []
        assert list(doubts()) == []
