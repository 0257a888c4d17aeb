"""A link by e-mail signs in a contractor's person once, for a while; the answer never says who has an account."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from gouvernail import clock
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.jobs.outbox import send_due_mails
from gouvernail.records.models import Account, JournalEntry, OpenSession, OutgoingMail, RoleGrant, SignInLink
from gouvernail.rules.access import Role
from gouvernail.rules.sign_in import LINKS_FROM_MACHINE, LINKS_TO_ACCOUNT
from tests.mail_server import MailServer, mail_server
from tests.makers import make_contractor

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

ASK = "/connexion/lien/"
EMAIL = "correspondant@exemple.fr"


@pytest.fixture(autouse=True)
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server(settings) as server:
        yield server


@pytest.fixture
def account() -> Account:
    make_contractor("00000000000011")
    wanted = WantedAccount(EMAIL, "Correspondant", "une-longue-phrase-secrete")
    return open_account(wanted, WantedRole(Role.CORRESPONDENT, "00000000000011"), actor="test")


def _link(client: Client, server: MailServer) -> str:
    assert client.post(ASK, {"email": EMAIL.upper()}).status_code == 200
    send_due_mails.func()
    text = server.messages[-1].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    return str(re.findall(r"https://pilotage\.exemple\.fr(/connexion/lien/\S+)", text)[0])


@pytest.mark.usefixtures("account")
def test_the_link_signs_in_once_by_a_button(client: Client, server: MailServer) -> None:
    link = _link(client, server)
    for _ in range(3):
        page = client.get(link)
        assert page.status_code == 200
        assert "Me connecter" in page.content.decode()
    assert not OpenSession.objects.exists(), "opening it changes nothing"
    assert client.post(link).status_code == 302
    assert "Correspondant" in client.get("/").content.decode()
    assert OpenSession.objects.get().way == "mail_link"
    again = Client().post(link)
    assert again.status_code == 410
    assert "a déjà servi" in again.content.decode()
    journal = "".join(JournalEntry.objects.values_list("body", flat=True))
    assert link.split("/")[3] not in journal
    assert "account.link_asked" in journal


def test_the_answer_is_the_same_whoever_has_the_address(client: Client, account: Account) -> None:
    office = WantedAccount("pilotage@exemple.fr", "", "une-longue-phrase-secrete")
    open_account(office, WantedRole(Role.STEERING_OFFICE), actor="test")
    suspended = Account.objects.create(email="suspendu@exemple.fr", is_active=False)
    RoleGrant.objects.create(account=suspended, role="correspondent", contractor=account.grants.get().contractor)
    pages = [
        re.sub(r'value="\w+"', "", client.post(ASK, {"email": email}).content.decode())
        for email in (EMAIL, "inconnue@exemple.fr", "pilotage@exemple.fr", suspended.email)
    ]
    assert len(set(pages)) == 1
    assert [mail.to for mail in OutgoingMail.objects.all()] == [EMAIL]
    assert SignInLink.objects.filter(account=None).count() == 3
    assert "inconnue" not in str(list(SignInLink.objects.values()))


@pytest.mark.usefixtures("account")
def test_a_link_too_late_or_made_up_signs_nobody_in(client: Client, server: MailServer) -> None:
    link = _link(client, server)
    SignInLink.objects.update(expires_at=clock.now())
    answer = client.post(link)
    assert answer.status_code == 410
    assert "a expiré" in answer.content.decode()
    assert client.post(f"{ASK}jamais-vu/").status_code == 410
    assert not OpenSession.objects.exists()


def test_a_link_signs_nobody_in_who_may_not_any_more(client: Client, server: MailServer, account: Account) -> None:
    link = _link(client, server)
    account.is_active = False
    account.save()
    assert "suspendu" in client.post(link).content.decode()
    account.is_active = True
    account.save()
    account.grants.all().delete()
    assert client.post(link).status_code == 410


@pytest.mark.usefixtures("account")
def test_a_mailbox_is_not_filled(client: Client) -> None:
    for _ in range(LINKS_TO_ACCOUNT + 2):
        assert client.post(ASK, {"email": EMAIL}).status_code == 200
    assert OutgoingMail.objects.count() == LINKS_TO_ACCOUNT


@pytest.mark.usefixtures("account")
def test_a_machine_in_a_hurry_waits(client: Client) -> None:
    for number in range(LINKS_FROM_MACHINE):
        assert client.post(ASK, {"email": f"a{number}@exemple.fr"}).status_code == 200
    answer = client.post(ASK, {"email": EMAIL})
    assert answer.status_code == 429
    assert "Réessayez dans une heure" in answer.content.decode()
    assert Client(REMOTE_ADDR="10.0.0.9").post(ASK, {"email": EMAIL}).status_code == 200
    assert "127.0.0.1" not in str(list(SignInLink.objects.values()))


@pytest.mark.parametrize("email", ["", "pas une adresse", "a@exemple.fr\nBcc: b@exemple.fr", "x" * 400])
def test_what_is_no_address_is_told(client: Client, email: str) -> None:
    assert client.post(ASK, {"email": email}).status_code == 422


def test_without_a_mail_server_the_page_says_so(client: Client, settings: Settings) -> None:
    assert "Recevoir un lien" in client.get("/connexion/").content.decode()
    settings.MAIL_URL = ""
    assert "Recevoir un lien" not in client.get("/connexion/").content.decode()
    assert "pas de serveur de courriel" in client.get(ASK).content.decode()
    assert client.post(ASK, {"email": EMAIL}).status_code == 422
    assert not SignInLink.objects.exists()
