"""A session ends when nobody uses it, after a time whatever is done, and when its owner ends it from elsewhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from gouvernail import clock
from gouvernail.actions.end_session import end_sessions
from gouvernail.actions.mark_session_seen import mark_session_seen
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.pages.sign_in.door import open_door
from gouvernail.pages.sign_in.sessions.device import UNKNOWN, device_of
from gouvernail.records.models import Account, Invitation, JournalEntry, OpenSession
from gouvernail.rules.access import Role
from gouvernail.rules.sign_in import Way
from gouvernail.rules.verdicts import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

SECRET = "une-longue-phrase-secrete"
PAGE = "/mon-mot-de-passe/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def account() -> Account:
    wanted = WantedAccount("pilotage@exemple.fr", "Bureau", SECRET)
    return open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")


def _sign_in(client: Client) -> OpenSession:
    told = {"username": "pilotage@exemple.fr", "password": SECRET}
    assert client.post("/connexion/", told, headers={"user-agent": FIREFOX}).status_code == 302
    return OpenSession.objects.get(session_key=client.session.session_key)


def _ago(session: OpenSession, **told: timedelta) -> None:
    values = {name: clock.now() - ago for name, ago in told.items()}
    OpenSession.objects.filter(pk=session.pk).update(**values)


@pytest.mark.usefixtures("account")
def test_a_session_is_kept_with_its_way_and_device_in_words(client: Client) -> None:
    session = _sign_in(client)
    assert (session.way, session.device) == ("password", "Firefox sur Linux")
    body = JournalEntry.objects.get(verb="account.signed_in").body
    assert '"way":"password"' in body
    assert "Firefox" not in body


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize(
    ("told", "why", "sentence"),
    [
        ({"seen_at": timedelta(minutes=60)}, "idle", "aucune page depuis 60\xa0minutes"),
        ({"started_at": timedelta(hours=12)}, "too_long", "jamais plus de 12\xa0heures"),
    ],
)
def test_a_session_that_has_ended_is_told_and_leads_back_to_the_page(
    client: Client, told: dict[str, timedelta], why: str, sentence: str
) -> None:
    _ago(_sign_in(client), **told)
    answer = client.get(f"{PAGE}?a=1")
    assert answer["Location"] == f"/connexion/?next=/mon-mot-de-passe/%3Fa%3D1&fin={why}"
    page = client.get(answer["Location"]).content.decode()
    assert sentence in page
    assert "vous reviendrez à votre page" in page
    told_again = {"username": "pilotage@exemple.fr", "password": SECRET, "next": f"{PAGE}?a=1"}
    assert client.post("/connexion/", told_again)["Location"] == f"{PAGE}?a=1"
    assert OpenSession.objects.count() == 1, "the new session stands instead of the one that ended"


@pytest.mark.usefixtures("account")
def test_a_session_in_use_is_noted_once_a_minute_and_goes_on(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    session = _sign_in(client)
    _ago(session, seen_at=timedelta(minutes=59))
    assert client.get(PAGE).status_code == 200
    session.refresh_from_db()
    assert clock.now() - session.seen_at < timedelta(minutes=1)
    with django_assert_num_queries(4):  # session, account, its end, its roles
        assert client.get(PAGE).status_code == 200


def test_a_session_ended_from_elsewhere_is_over_at_the_next_page(client: Client, account: Account) -> None:
    _sign_in(client)
    assert end_sessions(account, actor="test") == 1
    answer = client.get(PAGE)
    assert answer["Location"].endswith("&fin=closed")
    assert "elle a été fermée" in client.get(answer["Location"]).content.decode()
    assert Session.objects.count() == 0
    assert JournalEntry.objects.order_by("sequence").last().verb == "account.session_ended"  # type: ignore[union-attr]


def test_ending_the_others_keeps_this_one(client: Client, account: Account) -> None:
    _sign_in(client)
    other = Client()
    kept = _sign_in(other)
    assert end_sessions(account, actor="test", keep=kept.session_key) == 1
    assert other.get(PAGE).status_code == 200
    assert client.get(PAGE).status_code == 302


def test_a_password_changed_elsewhere_ends_the_session_in_words(client: Client, account: Account) -> None:
    _sign_in(client)
    account.set_password("une-autre-phrase-secrete")
    account.save()
    assert client.get(PAGE)["Location"].endswith("&fin=closed")


@pytest.mark.usefixtures("account")
def test_leaving_forgets_the_session(client: Client) -> None:
    _sign_in(client)
    client.post("/deconnexion/")
    assert OpenSession.objects.count() == Session.objects.count() == 0
    assert "fin=" not in client.get(PAGE)["Location"], "whoever left is not told that the session ended"


@pytest.mark.usefixtures("account")
def test_a_kept_page_is_not_confirmed_to_a_session_that_has_ended(client: Client) -> None:
    session = _sign_in(client)
    held = client.get("/pilotage/")
    held = client.get("/pilotage/")
    assert client.get("/pilotage/", headers={"if-none-match": held["ETag"]}).status_code == 304
    _ago(session, seen_at=timedelta(hours=2))
    assert client.get("/pilotage/", headers={"if-none-match": held["ETag"]}).status_code == 302


@pytest.mark.usefixtures("account")
def test_signing_in_as_somebody_else_keeps_nothing_of_the_one_before(client: Client) -> None:
    first = _sign_in(client)
    _ago(first, seen_at=timedelta(hours=2))
    session = client.session
    session["kept"] = "of the one before"
    session.save()
    _sign_in(client)
    assert "kept" not in client.session


def test_the_door_is_closed_to_a_suspended_account(account: Account, rf: RequestFactory) -> None:
    account.is_active = False
    request = rf.get("/")
    request.user = AnonymousUser()
    with pytest.raises(Refused):
        open_door(request, account, Way.PRO_CONNECT)


@pytest.mark.usefixtures("account")
def test_a_session_is_noted_without_waiting_and_the_patience_comes_back(client: Client) -> None:
    session = _sign_in(client)
    assert mark_session_seen(session.pk, clock.now())
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] > 0


def test_the_lengths_are_settings(client: Client, account: Account, settings: Settings) -> None:  # noqa: ARG001
    settings.SESSION_IDLE_MINUTES = 5
    _ago(_sign_in(client), seen_at=timedelta(minutes=6))
    assert "5\xa0minutes" in client.get(client.get(PAGE)["Location"]).content.decode()


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox sur Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge sur Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/130.0 Mobile Safari/537.36", "Chrome sur Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari sur iPhone"),
        ("curl/8.0", UNKNOWN),
        ("", UNKNOWN),
        ("<script>" * 1000, UNKNOWN),
    ],
)
def test_a_device_is_told_in_plain_words(agent: str, words: str) -> None:
    assert device_of(agent) == words


def test_a_session_under_a_key_that_the_list_does_not_know_opens_nothing(client: Client, account: Account) -> None:
    """A key that is rotated without the list must not bring back a session that has ended."""
    session = _sign_in(client)
    _ago(session, seen_at=timedelta(hours=2))
    OpenSession.objects.filter(pk=session.pk).update(session_key="another")
    assert client.get(PAGE)["Location"].endswith("&fin=closed")
    del account


def _send(client: Client, page: str, told: dict[str, str]) -> Any:
    """Send a form as a browser does."""
    return client.post(page, urlencode(told), content_type="application/x-www-form-urlencoded")


class TestTyped:
    """What was being typed when the session ended is not lost, and is nobody else's."""

    told = {"email": "nouvelle@exemple.fr", "name": "Été « 1 » <b>", "role": "steering_office"}
    page = "/pilotage/personnes/inviter/"

    @pytest.fixture(autouse=True)
    def _known(self, account: Account) -> None:
        """The account that types."""
        self.account = account

    def _sent_too_late(self, client: Client) -> str:
        _ago(_sign_in(client), seen_at=timedelta(hours=2))
        return str(_send(client, self.page, self.told)["Location"])

    def test_it_comes_back_after_sign_in_and_is_sent_when_its_owner_says_so(self, client: Client) -> None:
        assert self._sent_too_late(client) == "/connexion/?next=/reprendre/&fin=idle"
        told = {"username": "pilotage@exemple.fr", "password": SECRET, "next": "/reprendre/"}
        assert client.post("/connexion/", told)["Location"] == "/reprendre/"
        page = client.get("/reprendre/").content.decode()
        assert f'action="{self.page}"' in page
        assert 'value="Été « 1 » &lt;b&gt;"' in page
        assert not Invitation.objects.exists()
        assert client.post(self.page, self.told).status_code == 201

    def test_it_is_not_shown_to_somebody_else(self, client: Client) -> None:
        self._sent_too_late(client)
        other = WantedAccount("autre@exemple.fr", "", SECRET)
        open_account(other, WantedRole(Role.STEERING_OFFICE), actor="test")
        client.post("/connexion/", {"username": "autre@exemple.fr", "password": SECRET})
        assert client.get("/reprendre/").status_code == 404

    def test_a_password_is_never_kept(self, client: Client) -> None:
        _ago(_sign_in(client), seen_at=timedelta(hours=2))
        answer = _send(client, PAGE, {"old_password": SECRET, "new_password1": "x", "new_password2": "x"})
        assert answer.status_code in {302, 403}
        assert SECRET not in answer.content.decode()
        assert "typed" not in client.session

    def test_too_much_is_not_kept(self, client: Client) -> None:
        _ago(_sign_in(client), seen_at=timedelta(hours=2))
        _send(client, self.page, {"name": "x" * 70_000})
        assert "typed" not in client.session
