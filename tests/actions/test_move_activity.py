"""Déplacer une activité opérationnelle : à faire, en cours, faite (CCTP 4.2)."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from gouvernail.actions.move_activity import Move, move_activity
from gouvernail.records.models import Activity, ActivityPassage, Contractor, JournalEntry, LineBalance, OrderLine
from gouvernail.records.queries.activity_board import Narrowing, activities_for, counts_by_state
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.scopes import EVERYTHING, Scope
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.verdicts import Refused
from tests.makers import undone
from tests.market import BETA, TODAY, accepted, base, book

pytestmark = pytest.mark.django_db

TO_DO, DOING, DONE = ActivityState


def market(state: str = "running") -> Activity:
    """The small market with one activity, doing since March."""
    accepted(base(activites=[{"category": "conception"}], commandes=[{"state": state}]))
    return Activity.objects.get()


@pytest.mark.clause("4.2-statement")
def test_un_passage_s_ajoute_et_le_solde_le_compte() -> None:
    activity = market()
    moved = move_activity(Move(activity.pk, DOING, DONE), EVERYTHING, "test", TODAY)
    assert moved is not None
    activity.refresh_from_db()
    assert (activity.state, activity.title, activity.category) == ("done", "Démarches en ligne", "conception")
    assert list(ActivityPassage.objects.values_list("state", "since_on")) == [
        ("doing", date(2025, 3, 1)),
        ("done", TODAY),
    ]
    assert LineBalance.objects.get().done_activities == 1
    entry = JournalEntry.objects.get(verb="activity.moved")
    assert entry.subject == "BC-1, ligne 1, A1"
    assert json.loads(entry.body)["details"]["facts"]["activity_passages"]["count"] == 1
    assert list(doubts()) == []
    assert list(differences(TODAY)) == []


@pytest.mark.clause("4.2-statement")
def test_deplacee_entre_temps_elle_ne_bouge_pas() -> None:
    activity = market()
    move_activity(Move(activity.pk, DOING, DONE), EVERYTHING, "test", TODAY)
    with pytest.raises(Refused, match="activity_moved_meanwhile"):
        move_activity(Move(activity.pk, DOING, TO_DO), EVERYTHING, "autre", TODAY)
    with pytest.raises(Refused, match="activity_already_there"):
        move_activity(Move(activity.pk, DONE, DONE), EVERYTHING, "autre", TODAY)
    assert ActivityPassage.objects.count() == 2


@pytest.mark.parametrize("state", ["closed", "ended_early"])
def test_d_un_bon_termine_rien_ne_bouge(state: str) -> None:
    activity = market(state)
    with pytest.raises(Refused, match="activity_on_order_over"):
        move_activity(Move(activity.pk, DOING, DONE), EVERYTHING, "test", TODAY)


@pytest.mark.clause("4.2-device")
def test_derriere_le_mur_elle_n_existe_pas() -> None:
    activity = market()
    beta = Contractor.objects.get(siret=BETA)
    for stranger in (Scope(), Scope(contractor_ids=frozenset({beta.pk})), Scope(product_ids=frozenset({0}))):
        assert move_activity(Move(activity.pk, DOING, DONE), stranger, "test", TODAY) is None
        assert len(activities_for(stranger, Narrowing(), TODAY)) == 0
    line = OrderLine.objects.get()
    for own in (
        Scope(contractor_ids=frozenset({line.order.contractor_id})),
        Scope(product_ids=frozenset({line.product_id})),
    ):
        assert len(activities_for(own, Narrowing(), TODAY)) == 1
    assert ActivityPassage.objects.count() == 1


def test_une_activite_annoncee_pour_plus_tard_garde_son_etat_d_aujourd_hui() -> None:
    """Told by the workbook for next week: today she is still doing, and can be moved today."""
    market()
    later = TODAY + timedelta(days=7)
    accepted(book(activites=[{"state": "done", "state_on": later}]))
    activity = Activity.objects.get()
    (today,) = activities_for(EVERYTHING, Narrowing(), TODAY)
    assert today.state == "doing"
    move_activity(Move(activity.pk, DOING, TO_DO), EVERYTHING, "test", TODAY)
    (today,) = activities_for(EVERYTHING, Narrowing(), TODAY)
    assert today.state == "to_do"
    (then,) = activities_for(EVERYTHING, Narrowing(), later)
    assert then.state == "done"
    assert list(differences(TODAY)) == []


@examples(max_examples=20, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(ActivityState), st.sampled_from(ActivityState), st.integers(0, 2))))
def test_quel_que_soit_le_chemin_chaque_activite_est_dans_un_etat_et_un_seul(
    steps: list[tuple[ActivityState, ActivityState, int]],
) -> None:
    with undone():
        activity, on = market(), TODAY
        for seen, target, days in steps:
            on += timedelta(days=days)
            (present,) = activities_for(EVERYTHING, Narrowing(), on)
            possible = seen == present.state and target != seen
            try:
                move_activity(Move(activity.pk, seen, target), EVERYTHING, "test", on)
            except Refused:
                assert not possible
            else:
                assert possible
                (present,) = activities_for(EVERYTHING, Narrowing(), on)
                assert present.state == target
        assert sum(counts_by_state(EVERYTHING, Narrowing(), on).values()) == 1
        assert list(differences(on)) == []
        assert list(doubts()) == []
