"""Une tentative laisse une écriture au journal, et aucune trace sur ce qu'elle visait."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from gouvernail.actions.record_refused_access import MOST_A_DAY, VERB, Attempt, record_refused_access
from gouvernail.records.models import JournalEntry
from gouvernail.records.queries.journal_check import doubts
from tests.pages.confidential import make_secret_world
from tests.pages.world import ANONYMOUS, CORRESPONDENT_A, CORRESPONDENT_B, LEAD, MEMBER, STEERING, World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device", "4.1-contractor-authority")]


@pytest.fixture
def world() -> World:
    return make_world()


def _client(world: World, reader: str) -> Client:
    client = Client(raise_request_exception=False)
    if reader != ANONYMOUS:
        client.force_login(world.accounts[reader], backend="django.contrib.auth.backends.ModelBackend")
    return client


def _attempts() -> list[dict[str, object]]:
    return [json.loads(one.body) for one in JournalEntry.objects.filter(verb=VERB).order_by("sequence")]


def _everything_but_the_journal() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of our own, except what says that somebody knocked."""
    left = {"records_journalentry", "records_journalhead"}
    tables = [name for name in connection.introspection.table_names() if name.startswith("records_")]
    found: dict[str, list[tuple[object, ...]]] = {}
    with connection.cursor() as cursor:
        for table in sorted(set(tables) - left):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def test_un_mur_laisse_une_ecriture_et_rien_sur_le_bon(world: World) -> None:
    client = _client(world, CORRESPONDENT_B)
    before = _everything_but_the_journal()
    answer = client.get(reverse("order", args=[world.order_a.uuid]))
    assert answer.status_code == 404
    (told,) = _attempts()
    assert told["actor"] == f"account:{world.accounts[CORRESPONDENT_B].uuid}"
    assert told["details"] == {
        "address": "order",
        "object": str(world.order_a.uuid),
        "method": "GET",
        "status": 404,
    }
    assert _everything_but_the_journal() == before
    assert [one for one in doubts() if not one.code.startswith("facts")] == []  # makers write facts without entries


def test_un_droit_qui_manque_laisse_une_ecriture(world: World) -> None:
    for reader in (LEAD, CORRESPONDENT_A, MEMBER):
        assert _client(world, reader).post(reverse("new_delegation")).status_code == 403
    assert [one["details"] for one in _attempts()] == [
        {"address": "new_delegation", "object": "", "method": "POST", "status": 403}
    ] * 3


def test_un_produit_confidentiel_cherche_par_qui_n_est_pas_de_l_equipe() -> None:
    secret = make_secret_world()
    secret.hide()
    assert _client(secret.world, LEAD).get("/produits/coffre-fort/").status_code == 404
    assert [one["details"]["object"] for one in _attempts()] == ["coffre-fort"]  # type: ignore[index]


def test_ce_qui_existe_et_ce_qui_n_existe_pas_laissent_la_meme_ecriture(world: World) -> None:
    client = _client(world, CORRESPONDENT_B)
    answers = [client.get(reverse("order", args=[one])) for one in (world.order_a.uuid, uuid4())]
    assert len({answer.status_code for answer in answers}) == 1
    assert len(_attempts()) == 2


def test_une_seule_ecriture_par_compte_page_et_jour(world: World) -> None:
    client = _client(world, CORRESPONDENT_B)
    for _ in range(3):
        client.get(reverse("order", args=[world.order_a.uuid]))
    assert len(_attempts()) == 1


def test_le_journal_ne_se_remplit_pas(world: World) -> None:
    account = world.accounts[CORRESPONDENT_B]
    written = [
        record_refused_access(account, Attempt("order", f"/pilotage/bons/{number}/", str(number), "GET", 404))
        for number in range(MOST_A_DAY + 5)
    ]
    assert written.count(True) == MOST_A_DAY
    assert written[-5:] == [False] * 5


def test_ni_l_anonyme_ni_une_page_qui_n_existe_pas_n_y_sont(world: World) -> None:
    _client(world, ANONYMOUS).get(reverse("order", args=[world.order_a.uuid]))
    _client(world, ANONYMOUS).get("/produits/jamais/")
    _client(world, STEERING).get("/nulle-part/")
    _client(world, STEERING).get("/pilotage/journal.exe")
    _client(world, STEERING).get("/invitation/un-secret/")
    assert _attempts() == []
