"""The digest of the week leaves once for each person who wants it and owes something, whatever is killed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.write_digests import write_digests
from gouvernail.jobs.outbox import send_due_mails
from gouvernail.jobs.reminders import write_weekly_digests
from gouvernail.jobs.timetable import Weekly
from gouvernail.records.models import Account, OutgoingMail, WeeklyDigest
from gouvernail.rules.access import Role
from tests.mail_server import MailServer, mail_server
from tests.pages.world import MEMBER, PARTNER, STEERING, World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-weekly")]

MONDAY = date(2026, 5, 11)


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server(settings) as server:
        yield server


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001
    return make_world()


def written_to() -> set[str]:
    return set(OutgoingMail.objects.filter(kind="weekly_digest").values_list("to", flat=True))


def test_a_digest_leaves_as_text_and_html_with_the_duty_its_clause_and_its_page(
    server: MailServer, world: World, settings: Settings
) -> None:
    settings.BASE_ADDRESS = "https://pilotage.exemple.fr"
    write_digests(MONDAY)
    send_due_mails.func()
    (received,) = [one for one in server.messages if one["To"] == world.accounts[MEMBER].email]
    assert received["Subject"].startswith("[Gouvernail] Semaine du 11 mai 2026")
    parts = [part.get_content() for part in received.iter_parts()]
    assert [part.get_content_type() for part in received.iter_parts()] == ["text/plain", "text/html"]
    for told in parts:
        assert "Mois d’avril 2026 à déclarer" in told.replace("\N{NO-BREAK SPACE}", " ")
        assert "CCTP" in told
        assert "https://pilotage.exemple.fr/mon-mois/" in told
        assert "https://pilotage.exemple.fr/mon-compte/" in told
        assert "/calendrier/" not in told


@pytest.mark.usefixtures("server")
def test_only_who_wants_it_is_active_and_owes_something_is_written_to(world: World) -> None:
    Account.objects.filter(pk=world.accounts[MEMBER].pk).update(wants_digest=False)
    count = write_digests(MONDAY)
    assert count == len(written_to()) > 0
    assert world.accounts[STEERING].email in written_to()
    assert world.accounts[MEMBER].email not in written_to()
    assert world.accounts[PARTNER].email not in written_to()


@pytest.mark.usefixtures("server", "world")
def test_one_digest_a_week_however_often_the_job_runs() -> None:
    first = write_digests(MONDAY)
    assert write_digests(MONDAY + timedelta(days=3)) == 0
    assert write_digests(MONDAY + timedelta(days=7)) == first


@pytest.mark.usefixtures("server")
def test_killed_between_two_people_it_writes_to_those_who_are_left(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter([True])

    def dies(*words: object) -> object:
        if next(left, False):
            return kept(*words)
        raise KeyboardInterrupt

    room = sys.modules["gouvernail.actions.write_digests"]
    kept = room.write_mail
    monkeypatch.setattr(room, "write_mail", dies)
    with pytest.raises(KeyboardInterrupt):
        write_digests(MONDAY)
    assert len(written_to()) == 1
    monkeypatch.setattr(room, "write_mail", kept)
    write_digests(MONDAY)
    assert world.accounts[MEMBER].email in written_to()
    assert OutgoingMail.objects.filter(kind="weekly_digest").count() == len(written_to())


def test_without_a_mail_server_nothing_is_written_nor_marked(world: World, settings: Settings) -> None:
    assert world.accounts
    settings.MAIL_URL = ""
    assert write_digests(MONDAY) == 0
    assert not WeeklyDigest.objects.exists()


@pytest.mark.usefixtures("server", "world")
def test_people_who_see_the_same_share_one_reading() -> None:
    def cost(week: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as counted:
            write_digests(MONDAY + timedelta(days=7 * week))
        return len(counted)

    before = cost(0)
    for number in range(10):
        wanted = WantedAccount(f"bureau{number}@exemple.fr", "", "une-longue-phrase-secrete")
        open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")
    assert cost(1) <= before + 10 * 15


def test_a_weekly_job_runs_on_monday_morning_in_paris() -> None:
    weekly = Weekly(write_weekly_digests, at=time(7, 0))
    sunday = datetime(2026, 5, 10, 12, tzinfo=UTC)
    assert weekly.next_after(sunday) == datetime(2026, 5, 11, 5, tzinfo=UTC)
    assert weekly.next_after(datetime(2026, 5, 11, 5, tzinfo=UTC)) == datetime(2026, 5, 18, 5, tzinfo=UTC)
    assert weekly.next_after(datetime(2026, 10, 20, 5, tzinfo=UTC)) == datetime(2026, 10, 26, 6, tzinfo=UTC)
