"""Mail leaves once, whatever is down or killed, and what it said is forgotten once it has left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from gouvernail import clock
from gouvernail.actions.end_mail import call_back
from gouvernail.actions.take_due_mail import take_due_mail
from gouvernail.actions.write_mail import Mail, write_mail
from gouvernail.jobs.outbox import ask_for_sending, send_due_mails
from gouvernail.records.models import OutgoingMail
from gouvernail.rules.mails import DELAYS, HELD, TOO_OLD, next_try_at
from tests.mail_server import MailServer, free_port, lead_to, mail_server

pytestmark = pytest.mark.django_db

LINK = "https://pilotage.exemple.fr/invitation/tres-secret/"


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server(settings) as server:
        yield server


def _write(to: str = "une.personne@exemple.fr", subject: str = "Été : votre invitation") -> OutgoingMail:
    return write_mail(Mail("essai", to, subject, f"Bonjour\n{LINK}\n", f"<p>Bonjour</p><p>{LINK}</p>"))


def _send() -> int:
    sent = send_due_mails.func()
    assert isinstance(sent, int)
    return sent


def _due_again(mail: OutgoingMail) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(next_try_at=clock.now())


def test_a_mail_leaves_once_as_text_and_html_and_is_forgotten(server: MailServer) -> None:
    mail = _write()
    assert (_send(), _send()) == (1, 0)
    [received] = server.messages
    assert server.recipients == ["une.personne@exemple.fr"]
    assert received["Subject"] == "Été : votre invitation"
    assert received["From"] == "Gouvernail <ne-pas-repondre@exemple.fr>"
    assert received["Message-ID"] == f"<{mail.uuid}@exemple.fr>"
    assert received["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in received.iter_parts()] == ["text/plain", "text/html"]
    assert all(LINK in part.get_content() for part in received.iter_parts())
    mail.refresh_from_db()
    assert (mail.text, mail.html, mail.trouble, mail.next_try_at) == ("", "", "", None)
    assert mail.sent_at is not None


def test_a_server_that_is_down_keeps_the_mail_for_later(settings: Settings) -> None:
    lead_to(settings, free_port())
    first, second = _write(), _write("autre@exemple.fr")
    assert _send() == 0
    first.refresh_from_db()
    second.refresh_from_db()
    assert LINK in first.text
    assert first.trouble.startswith("serveur de courriel injoignable (")
    assert first.next_try_at is not None
    assert timedelta(seconds=50) < first.next_try_at - clock.now() <= DELAYS[0]
    assert second.attempts == 0, "the others are not tried in vain"
    with mail_server(settings) as server:
        _due_again(first)
        assert _send() == 2
        assert len(server.messages) == 2


def test_a_mail_is_given_up_after_all_attempts_with_the_reason(settings: Settings) -> None:
    lead_to(settings, free_port())
    mail = _write()
    for _ in range(len(DELAYS) + 1):
        _due_again(mail)
        _send()
    mail.refresh_from_db()
    assert (mail.attempts, mail.next_try_at, mail.text, mail.html) == (len(DELAYS) + 1, None, "", "")
    assert mail.given_up_at is not None
    assert "injoignable" in mail.trouble
    assert take_due_mail(clock.now() + timedelta(days=30)) is None


@pytest.mark.parametrize(
    ("answer", "is_over", "told"),
    [
        ("550 no such user", True, "refusé par le serveur (550 no such user)"),
        ("450 try later", False, "remis à plus tard par le serveur (450 try later)"),
    ],
)
def test_what_the_server_answers_is_believed(server: MailServer, answer: str, told: str, *, is_over: bool) -> None:
    server.answer = answer
    mail = _write()
    other = _write("autre@exemple.fr")
    assert _send() == 0
    mail.refresh_from_db()
    other.refresh_from_db()
    assert (mail.given_up_at is not None, mail.trouble) == (is_over, told)
    assert other.attempts == 1, "one refusal does not stop the others"


def test_a_killed_sender_sends_again_later_under_the_same_number(server: MailServer) -> None:
    mail = _write()
    taken = take_due_mail(clock.now())
    assert taken == mail
    assert _send() == 0, "nobody else takes it meanwhile"
    again = take_due_mail(clock.now() + HELD)
    assert again == mail
    _due_again(mail)
    assert _send() == 1
    assert server.messages[0]["Message-ID"] == f"<{mail.uuid}@exemple.fr>"


@pytest.mark.parametrize("to", ["a@exemple.fr\r\nBcc: b@exemple.fr", "a@exemple.fr\nb@exemple.fr"])
def test_no_header_can_be_slipped_in_by_an_address(server: MailServer, to: str) -> None:
    mail = _write(to)
    assert _send() == 0
    assert server.messages == []
    mail.refresh_from_db()
    assert mail.given_up_at is not None


def test_no_header_can_be_slipped_in_by_a_subject(server: MailServer) -> None:
    _write(subject="Objet\r\nBcc: b@exemple.fr\x0bX-Autre: oui")
    assert _send() == 1
    assert server.recipients == ["une.personne@exemple.fr"]
    assert server.messages[0]["Bcc"] is None


def test_a_mail_kept_too_long_is_not_sent_any_more(server: MailServer) -> None:
    mail = _write()
    OutgoingMail.objects.filter(pk=mail.pk).update(written_at=clock.now() - TOO_OLD)
    assert _send() == 0
    assert server.messages == []
    mail.refresh_from_db()
    assert (mail.trouble, mail.text) == ("resté trop longtemps sans pouvoir partir", "")


@pytest.mark.usefixtures("server")
def test_a_mail_called_back_does_not_leave() -> None:
    mail = _write()
    call_back(mail, clock.now())
    assert _send() == 0
    mail.refresh_from_db()
    assert (mail.text, mail.trouble) == ("", "remplacé ou retiré avant de partir")


@pytest.mark.usefixtures("server")
def test_a_mail_that_has_left_is_not_called_back() -> None:
    mail = _write()
    _send()
    call_back(mail, clock.now())
    mail.refresh_from_db()
    assert mail.given_up_at is None


@pytest.mark.usefixtures("server")
def test_sending_is_asked_for_once_and_only_when_it_can_be_done(settings: Settings) -> None:
    now = clock.now()
    assert not ask_for_sending(now), "nothing is due"
    _write()
    assert ask_for_sending(clock.now())
    assert not ask_for_sending(clock.now()), "it is asked for already"
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.all().delete()
    settings.MAIL_URL = ""
    assert not ask_for_sending(clock.now()), "no server is configured"
    assert _send() == 0


def test_nothing_of_a_mail_is_written_to_the_logs(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    lead_to(settings, free_port())
    with caplog.at_level("DEBUG"):
        _write()
        _send()
    assert "tres-secret" not in caplog.text
    assert "une.personne" not in caplog.text


def test_the_waits_grow_and_end() -> None:
    now = clock.now()
    waits = [next_try_at(attempts, now) for attempts in range(1, len(DELAYS) + 2)]
    known = [wait for wait in waits if wait]
    assert known == sorted(known)
    assert waits[-1] is None
