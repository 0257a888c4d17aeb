"""Two people decide at the same instant: real threads on PostgreSQL, each with its own connection.

SQLite lets one writer in at a time, and the tests of one thread after the other say what the second is told.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from gouvernail.actions.accept_days import accept_days
from gouvernail.actions.move_activity import Move, move_activity
from gouvernail.actions.presentations.decide import accept, recuse
from gouvernail.actions.return_days import return_days
from gouvernail.records.models import (
    Activity,
    ActivityPassage,
    DayEntry,
    DaysReturn,
    JournalEntry,
    Notice,
    Presentation,
    PresentationDecision,
)
from gouvernail.records.queries.journal_check import doubts
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.scopes import EVERYTHING
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.verdicts import Refused
from tests.actions.presentations.test_presentations import AT, by, presented
from tests.actions.test_accept_days import LINES, declared, seen
from tests.market import NOTIFIED, TODAY, accepted, base, book

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="real threads need PostgreSQL")

HANDS = 4


@pytest.fixture
def kept_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """A copy of the empty test database, in which transactions are kept, for the guards refuse to empty a table."""
    with django_db_blocker.unblock():
        whole = connection.settings_dict["NAME"]
        copy = f"{whole}_at_once_{os.getpid()}"
        connection.close()
        with _server() as server:
            server.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{whole}"')
        connection.settings_dict["NAME"] = copy
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = whole
            with _server() as server:
                server.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _server() -> psycopg.Connection[tuple[object, ...]]:
    told = connection.settings_dict
    return psycopg.connect(
        host=told["HOST"],
        port=told["PORT"] or None,
        user=told["USER"],
        password=told["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    )


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do all of them in as many threads, started together; answers the refusal of each, or nothing."""
    start = Barrier(len(deeds))

    def done(deed: Callable[[], object]) -> str:
        try:
            start.wait(timeout=30)
            deed()
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(deeds)) as hands:
        return list(hands.map(done, deeds))


def market() -> None:
    """Two lines with days that wait, one activity."""
    lines = [
        {"order_number": order, "line_number": line, "product_id": product}
        for (order, line), product in zip(LINES, ("mes-aides", "rdv"), strict=True)
    ]
    accepted(base(lignes=lines, activites=[{}]))
    accepted(book(jours=[declared(place, NOTIFIED, f"p{number}") for number, place in enumerate(LINES)]))


def is_whole() -> bool:
    """Whether totals, balances and journal are those of the entries."""
    return list(differences(TODAY)) == [] and list(doubts()) == []


@pytest.mark.clause("4.2-statement")
@pytest.mark.usefixtures("kept_database")
def test_de_plusieurs_personnes_qui_acceptent_une_seule_y_parvient() -> None:
    market()
    read = seen()
    said = at_once(*[lambda: accept_days(read, EVERYTHING, "test", TODAY)] * HANDS)
    assert sorted(said) == ["", *["waiting_days_changed"] * (HANDS - 1)]
    assert JournalEntry.objects.filter(verb="days.accepted").count() == 1
    assert is_whole()


@pytest.mark.clause("4.2-statement")
@pytest.mark.usefixtures("kept_database")
def test_accepter_et_renvoyer_a_la_fois_ne_font_jamais_les_deux() -> None:
    market()
    read = seen(only_first=True)
    deeds = [lambda: accept_days(read, EVERYTHING, "test", TODAY), lambda: return_days(read, "?", EVERYTHING, "test")]
    said = at_once(*deeds * (HANDS // 2))
    assert said.count("") == 1
    accepted_count = DayEntry.objects.filter(state="accepted").count()
    assert accepted_count + DaysReturn.objects.count() == 1
    assert is_whole()


@pytest.mark.clause("4.2-statement")
@pytest.mark.usefixtures("kept_database")
def test_une_correction_pendant_le_renvoi_laisse_un_grand_livre_juste() -> None:
    market()
    read = seen(only_first=True)
    correction = book(jours=[declared(LINES[0], NOTIFIED, "p0", 25)])
    said = at_once(lambda: return_days(read, "?", EVERYTHING, "test"), lambda: accepted(correction))
    assert said[1] == ""
    assert said[0] in {"", "waiting_days_changed"}
    assert not DaysReturn.objects.filter(answered_at=None).exists()
    assert is_whole()


@pytest.mark.clause("4.2-statement")
@pytest.mark.usefixtures("kept_database")
def test_une_activite_que_plusieurs_deplacent_a_la_fois_passe_une_fois() -> None:
    market()
    activity = Activity.objects.get()
    to_do, doing, done = ActivityState
    moves = [Move(activity.pk, doing, target) for target in (to_do, done)] * (HANDS // 2)
    said = at_once(*[lambda one=one: move_activity(one, EVERYTHING, "test", TODAY) for one in moves])
    assert sorted(said) == ["", *["activity_moved_meanwhile"] * (HANDS - 1)]
    assert ActivityPassage.objects.count() == 2
    assert is_whole()


@pytest.mark.clause("4.2-recusal")
@pytest.mark.usefixtures("kept_database")
def test_accepter_et_recuser_a_la_fois_ne_decident_et_ne_notifient_qu_une_fois() -> None:
    read = by(presented(), AT)
    said = at_once(*[lambda: accept(read), lambda: recuse(read, "Peu d’expérience.")] * (HANDS // 2))
    assert sorted(said) == ["", *["presentation_decided"] * (HANDS - 1)]
    assert PresentationDecision.objects.count() == Notice.objects.count() == 1
    assert is_whole()


@pytest.mark.clause("4.2-recusal")
@pytest.mark.usefixtures("kept_database")
def test_le_meme_profil_envoye_plusieurs_fois_a_la_fois_n_est_presente_qu_une_fois() -> None:
    presented(name="Une autre personne")
    said = at_once(*[presented] * HANDS)
    assert sorted(said) == ["", *["presented_already"] * (HANDS - 1)]
    assert Presentation.objects.count() == 2
    assert is_whole()
