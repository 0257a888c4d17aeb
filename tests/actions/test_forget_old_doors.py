"""What the doors need no more is forgotten; what still serves stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from gouvernail import clock
from gouvernail.actions.end_mail import mark_sent
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.jobs.upkeep import clear_old_sessions
from gouvernail.records.models import OpenSession, OutgoingMail, SignInLink
from gouvernail.rules.access import Role

pytestmark = pytest.mark.django_db


def test_ended_sessions_old_links_and_old_mail_are_forgotten() -> None:
    now = clock.now()
    wanted = WantedAccount("pilotage@exemple.fr", "", "une-longue-phrase-secrete")
    account = open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")
    client = Client()
    client.post("/connexion/", {"username": account.email, "password": "une-longue-phrase-secrete"})
    alive = OpenSession.objects.get()
    OpenSession.objects.create(account=account, session_key="gone", way="password", started_at=now, seen_at=now)
    for number, age in enumerate((timedelta(hours=1), timedelta(days=2))):
        SignInLink.objects.create(
            secret_digest=str(number), asked_from="x", asked_at=now - age, expires_at=now - age, account=account
        )
    mails = [write_mail(Mail("essai", "a@exemple.fr", "Objet", "Texte")) for _ in range(3)]
    for mail in mails[:2]:
        mark_sent(mail, now)
    OutgoingMail.objects.filter(pk=mails[0].pk).update(written_at=now - timedelta(days=91))
    OutgoingMail.objects.filter(pk=mails[2].pk).update(written_at=now - timedelta(days=8))
    clear_old_sessions.func()
    assert list(OpenSession.objects.all()) == [alive]
    assert [link.secret_digest for link in SignInLink.objects.all()] == ["0"]
    assert {mail.pk for mail in OutgoingMail.objects.all()} == {mails[1].pk, mails[2].pk}
    mails[2].refresh_from_db()
    assert (mails[2].text, mails[2].given_up_at is None) == ("", False), "what could not leave says nothing any more"
