"""Everybody sees where they are signed in, and ends what they do not recognise."""

from __future__ import annotations

import pytest
from django.test import Client

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.records.models import Account, OpenSession
from gouvernail.rules.access import Role

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

SECRET = "une-longue-phrase-secrete"
PAGE = "/mes-connexions/"


@pytest.fixture
def account() -> Account:
    wanted = WantedAccount("pilotage@exemple.fr", "", SECRET)
    return open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")


def _signed_in(account: Account, agent: str = "Firefox/140.0 Linux") -> Client:
    client = Client(headers={"user-agent": agent})
    client.post("/connexion/", {"username": account.email, "password": SECRET})
    return client


def test_one_session_needs_nothing(account: Account) -> None:
    page = _signed_in(account).get(PAGE).content.decode()
    assert "rien à faire ici" in page
    assert "Firefox sur Linux" in page
    assert "celle-ci" in page
    assert "60\xa0minutes" in page


def test_another_session_is_told_and_ended(account: Account) -> None:
    client, other = _signed_in(account), _signed_in(account, "iPhone Safari/604.1")
    page = client.get(PAGE).content.decode()
    assert "1\xa0connexion est ouverte" in page
    assert "Safari sur iPhone" in page
    session = OpenSession.objects.get(device="Safari sur iPhone")
    told = {"connexion": str(session.uuid)}
    assert "La connexion est fermée." in client.post(PAGE, told, follow=True).content.decode()
    assert other.get(PAGE).status_code == 302
    assert "déjà fermée" in client.post(PAGE, told, follow=True).content.decode()


def test_all_the_others_are_ended_together(account: Account) -> None:
    client, others = _signed_in(account), [_signed_in(account) for _ in range(3)]
    assert client.post(PAGE).status_code == 302
    assert [other.get(PAGE).status_code for other in others] == [302, 302, 302]
    assert client.get(PAGE).status_code == 200


def test_nobody_ends_the_session_of_another(account: Account) -> None:
    wanted = WantedAccount("autre@exemple.fr", "", SECRET)
    other = open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")
    client, theirs = _signed_in(account), _signed_in(other)
    told = {"connexion": str(OpenSession.objects.get(account=other).uuid)}
    client.post(PAGE, told)
    assert theirs.get(PAGE).status_code == 200
    assert client.post(PAGE, {"connexion": "n’importe quoi"}).status_code == 404
