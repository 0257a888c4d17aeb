"""Opening a link changes nothing, answering it does, once; what is over is said in words."""

from __future__ import annotations

import logging

import pytest
from django.test import Client
from pytest_django import Settings

from gouvernail import clock
from gouvernail.actions.invite import Asker, Guest, Sent, invite
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.pages.sign_in.unlogged import WithoutSecrets
from gouvernail.records.models import Account, Invitation, OpenSession, OutgoingMail
from gouvernail.rules.access import Role
from tests.makers import make_product

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

SECRET = "une-longue-phrase-secrete"
ANSWER = {"name": "Nouvelle personne", "new_password1": SECRET, "new_password2": SECRET}


@pytest.fixture
def sent() -> Sent:
    make_product("carte", name="Carte des aides")
    wanted = WantedAccount("pilotage@exemple.fr", "Bureau de pilotage", SECRET)
    by = Asker(open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test"))
    role = WantedRole(Role.PRODUCT_LEAD, "carte")
    return invite(Guest("nouvelle@exemple.fr", "N. P."), role, by, lambda secret: f"/invitation/{secret}/")


def test_opening_the_link_says_who_invites_to_what_and_changes_nothing(client: Client, sent: Sent) -> None:
    for _ in range(3):
        answer = client.get(sent.address)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Bureau de pilotage vous invite" in page
        assert "chef de produit côté État (Carte des aides)" in page
        assert 'value="N. P."' in page
        assert "12 caractères au moins" in page
        assert "no-store" in answer["Cache-Control"]
    assert client.head(sent.address).status_code == 200
    assert Invitation.objects.get().accepted_at is None


def test_the_link_of_somebody_who_was_sent_away_opens_nothing(client: Client, sent: Sent) -> None:
    Account.objects.update(is_active=False)
    answer = client.get(sent.address)
    assert answer.status_code == 410
    assert "n’a plus le droit de le faire" in answer.content.decode()
    assert client.post(sent.address, ANSWER).status_code == 410
    assert Account.objects.count() == 1


def test_accepting_signs_in_at_once_and_the_link_is_over(client: Client, sent: Sent) -> None:
    assert client.post(sent.address, ANSWER)["Location"] == "/pilotage/"
    assert "Nouvelle personne" in client.get("/").content.decode()
    assert OpenSession.objects.get().way == "invitation"
    again = Client().get(sent.address)
    assert again.status_code == 410
    assert "a déjà servi" in again.content.decode()
    assert Client().post(sent.address, ANSWER).status_code == 410


@pytest.mark.parametrize(
    "told",
    [
        {"new_password1": "court", "new_password2": "court"},
        {"new_password2": "autre chose encore"},
        {"name": ""},
        {"name": "nouvellepersonne", "new_password1": "nouvellepersonne", "new_password2": "nouvellepersonne"},
    ],
)
def test_a_weak_or_mistyped_answer_is_told_and_loses_nothing(client: Client, sent: Sent, told: dict[str, str]) -> None:
    answer = client.post(sent.address, {**ANSWER, **told})
    assert answer.status_code == 422
    assert "Erreur" in answer.content.decode()
    assert SECRET not in answer.content.decode()
    assert f'value="{told.get("name", "Nouvelle personne")}"' in answer.content.decode() or not told.get("name", "x")
    assert Invitation.objects.get().accepted_at is None
    assert not Account.objects.filter(email="nouvelle@exemple.fr").exists()


@pytest.mark.parametrize(
    ("ended", "sentence"),
    [("expires_at", "a expiré"), ("withdrawn_at", "a été retirée"), ("accepted_at", "déjà servi")],
)
def test_what_is_over_is_told_in_words(client: Client, sent: Sent, ended: str, sentence: str) -> None:
    Invitation.objects.update(**{ended: clock.now()})
    for answer in (client.get(sent.address), client.post(sent.address, ANSWER)):
        assert answer.status_code == 410
        assert sentence in answer.content.decode()


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize("secret", ["jamais-vu", "x" * 3000, "é%20'\"<script>"])
def test_an_unknown_link_opens_nothing(client: Client, secret: str) -> None:
    answer = client.get(f"/invitation/{secret}/")
    assert answer.status_code == 404
    assert "<script>" not in answer.content.decode()


def test_whoever_has_an_account_signs_in_first_and_comes_back(client: Client, sent: Sent) -> None:
    wanted = WantedAccount("nouvelle@exemple.fr", "Nouvelle", SECRET)
    account = open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")
    page = client.get(sent.address).content.decode()
    assert f'href="/connexion/?next={sent.address}"' in page
    assert "new_password1" not in page
    assert client.post(sent.address, ANSWER).status_code == 422, "nobody gives another password to an account"
    told = {"username": account.email, "password": SECRET, "next": sent.address}
    assert client.post("/connexion/", told)["Location"] == sent.address
    assert "Accepter ce rôle" in client.get(sent.address).content.decode()
    assert client.post(sent.address).status_code == 302
    assert account.grants.count() == 2


def test_somebody_else_who_is_signed_in_is_told_so(client: Client, sent: Sent) -> None:
    client.force_login(Account.objects.get(), backend="django.contrib.auth.backends.ModelBackend")
    Account.objects.create(email="nouvelle@exemple.fr")
    assert "sous une autre adresse" in client.get(sent.address).content.decode()
    assert client.post(sent.address).status_code == 422
    assert Invitation.objects.get().accepted_at is None


def test_the_secret_of_an_address_is_not_logged(client: Client, sent: Sent, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(WithoutSecrets())
    secret = sent.address.split("/")[2]
    with caplog.at_level(logging.DEBUG):
        client.post(sent.address, {})
        client.get("/connexion/lien/un-autre-secret/inconnu")
    assert "/invitation/…/" in caplog.text
    assert secret not in caplog.text
    assert "un-autre-secret" not in caplog.text


def test_without_an_address_configured_the_mail_holds_the_one_that_the_inviter_sees(settings: Settings) -> None:
    client = Client()
    wanted = WantedAccount("pilotage@exemple.fr", "Bureau", SECRET)
    account = open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    told = {"email": "a@exemple.fr", "role": "steering_office"}
    page = client.post("/pilotage/personnes/inviter/", told)
    assert page.status_code == 201
    assert "http://testserver/invitation/" in page.content.decode()
    settings.BASE_ADDRESS = "https://pilotage.exemple.fr"
    client.post("/pilotage/personnes/inviter/", {**told, "email": "b@exemple.fr"})
    assert "https://pilotage.exemple.fr/invitation/" in OutgoingMail.objects.get(to="b@exemple.fr").text
