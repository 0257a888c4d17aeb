from __future__ import annotations

import re
from base64 import b32decode
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from gouvernail import clock
from gouvernail.actions.enrol_second_factor import enrol_second_factor
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.actions.remove_second_factor import remove_second_factor
from gouvernail.pages.sign_in.second_factor import half_open
from gouvernail.records.models import Account, JournalEntry, OutgoingMail
from gouvernail.rules.access import Role
from tests.pages.sign_in.codes import code_after_a_while, code_of, wrong_code

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

SECRET = "une-longue-phrase-secrete"
KEY = "00112233445566778899aabbccddeeff00112233"
OWN = "/mon-second-facteur/"
CODE = "/connexion/code/"
ENROLMENT = "/connexion/second-facteur/"


@pytest.fixture
def account() -> Account:
    wanted = WantedAccount("pilotage@exemple.fr", "Bureau de pilotage", SECRET)
    return open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")


@pytest.fixture
def codes(account: Account) -> list[str]:
    """The backup codes of an account whose telephone is enrolled."""
    return list(enrol_second_factor(account, KEY, code_of(KEY), actor="test"))


def _sign_in(client: Client, next_: str = "") -> str:
    told = {"username": "pilotage@exemple.fr", "password": SECRET, "next": next_}
    return client.post("/connexion/", told)["Location"]


def _is_in(client: Client) -> bool:
    return client.get("/mon-mot-de-passe/").status_code == 200


def _verbs() -> list[str]:
    return list(JournalEntry.objects.order_by("sequence").values_list("verb", flat=True))


def _secret_on(page: str) -> str:
    text = re.search(r'gv-secret__text">([A-Z2-7 ]+)<', page)
    assert text
    return b32decode(text[1].replace(" ", "")).hex()


class TestEnrolment:
    """A telephone is asked for, and proved, before it counts."""

    def test_it_is_offered_to_anybody_and_demanded_of_nobody_by_default(self, client: Client, account: Account) -> None:
        client.force_login(account)
        page = client.get(OWN).content.decode()
        assert "rien ne vous y oblige" in page
        assert "<svg" in page

    def test_a_right_code_enrols_and_shows_ten_codes_once(self, client: Client, account: Account) -> None:
        client.force_login(account)
        key = _secret_on(client.get(OWN).content.decode())
        page = client.post(OWN, {"code": code_of(key)}).content.decode()
        codes = re.findall(r"<li><code>(\w+)</code></li>", page)
        assert len(set(codes)) == 10
        again = client.get(OWN).content.decode()
        assert "Il vous reste 10\xa0codes de secours" in again
        assert not any(code in again for code in codes)
        assert _verbs()[-1] == "second_factor.enrolled"
        assert key not in "".join(JournalEntry.objects.values_list("body", flat=True))

    def test_a_wrong_code_enrols_nothing_and_keeps_the_secret(self, client: Client, account: Account) -> None:
        client.force_login(account)
        key = _secret_on(client.get(OWN).content.decode())
        answer = client.post(OWN, {"code": wrong_code(key)})
        assert answer.status_code == 422
        assert "Ce code est faux ou expiré" in answer.content.decode()
        assert _secret_on(answer.content.decode()) == key
        assert not TOTPDevice.objects.exists()

    @pytest.mark.usefixtures("codes")
    def test_a_second_tab_does_not_enrol_another_telephone(self, client: Client, account: Account) -> None:
        client.force_login(account)
        assert client.post(OWN, {"code": code_of(KEY)}).status_code == 409
        assert TOTPDevice.objects.get().key == KEY


class TestSecondStep:
    """The password opens nothing by itself any more."""

    @pytest.mark.usefixtures("codes")
    def test_no_page_opens_between_the_password_and_the_code(self, client: Client, account: Account) -> None:
        assert _sign_in(client, "/mon-mot-de-passe/") == CODE
        assert not _is_in(client)
        assert "_auth_user_id" not in client.session
        before = client.session.session_key
        answer = client.post(CODE, {"code": code_after_a_while(account)})
        assert answer["Location"] == "/mon-mot-de-passe/"
        assert client.session.session_key != before
        assert _is_in(client)
        assert _verbs()[-1] == "account.signed_in"

    @pytest.mark.usefixtures("codes")
    def test_a_code_opens_once(self, client: Client, account: Account) -> None:
        code = code_after_a_while(account)
        _sign_in(client)
        assert client.post(CODE, {"code": code}).status_code == 302
        other = Client()
        _sign_in(other)
        answer = other.post(CODE, {"code": code})
        assert answer.status_code == 422
        assert "déjà utilisé" in answer.content.decode()
        assert not _is_in(other)
        assert _verbs()[-1] == "second_factor.refused"

    @pytest.mark.usefixtures("codes")
    def test_a_code_may_be_typed_with_blanks(self, client: Client, account: Account) -> None:
        code = code_after_a_while(account)
        _sign_in(client)
        assert client.post(CODE, {"code": f" {code[:3]} {code[3:]} "}).status_code == 302

    def test_a_backup_code_opens_once(self, client: Client, codes: list[str]) -> None:
        _sign_in(client)
        assert client.post(CODE, {"code": f"{codes[0][:4]} {codes[0][4:].upper()}"}).status_code == 302
        assert "Il vous reste 9\xa0codes de secours" in client.get("/").content.decode()
        assert _verbs()[-2:] == ["second_factor.backup_used", "account.signed_in"]
        other = Client()
        _sign_in(other)
        assert other.post(CODE, {"code": codes[0]}).status_code == 422

    @pytest.mark.usefixtures("codes")
    @pytest.mark.parametrize(
        "typed", ["", "é" * 30, "9" * 400, "\uff11\uff12\uff13\uff14\uff15\uff16", "000 000 0", "<script>"]
    )
    def test_anything_else_is_refused_in_words(self, client: Client, typed: str) -> None:
        _sign_in(client)
        answer = client.post(CODE, {"code": typed})
        assert answer.status_code == 422
        assert "fr-error-text" in answer.content.decode()
        assert not _is_in(client)

    @pytest.mark.usefixtures("codes")
    def test_after_an_error_a_hasty_try_is_not_even_examined(self, client: Client, account: Account) -> None:
        code = code_after_a_while(account)
        _sign_in(client)
        assert client.post(CODE, {"code": wrong_code(KEY)}).status_code == 422
        answer = client.post(CODE, {"code": code})
        assert answer.status_code == 429
        assert "Patientez" in answer.content.decode()

    @pytest.mark.usefixtures("codes")
    def test_five_errors_close_the_door_of_the_account(self, client: Client, account: Account) -> None:
        _sign_in(client)
        statuses = []
        for _ in range(5):
            code_after_a_while(account)  # waits as long as it must
            statuses.append(client.post(CODE, {"code": wrong_code(KEY)}).status_code)
        assert statuses == [422, 422, 422, 422, 429]
        assert client.post(CODE, {"code": code_after_a_while(account)}).status_code == 429
        assert not _is_in(client)
        assert _verbs()[-1] == "account.locked"

    @pytest.mark.usefixtures("codes")
    def test_it_does_not_wait_for_ever(self, client: Client, account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
        _sign_in(client)
        monkeypatch.setattr(clock, "now", _in(half_open.LASTS + timedelta(seconds=1)))
        answer = client.post(CODE, {"code": code_after_a_while(account)}, follow=True)
        assert "a expiré avant le second facteur" in answer.content.decode()
        assert not _is_in(client)

    @pytest.mark.usefixtures("codes")
    @pytest.mark.parametrize("event", ["suspended", "password changed"])
    def test_what_happens_to_the_account_meanwhile_closes_it(
        self, client: Client, account: Account, event: str
    ) -> None:
        _sign_in(client)
        if event == "suspended":
            account.is_active = False
        else:
            account.set_password("une-autre-phrase-secrete")
        account.save()
        assert client.post(CODE, {"code": code_after_a_while(account)})["Location"] == "/connexion/"


class TestDemand:
    """The instance demands a second factor of the steering office."""

    @pytest.fixture(autouse=True)
    def _demanded(self, settings: Settings) -> None:
        settings.SECOND_FACTOR = "steering"

    @pytest.mark.usefixtures("account")
    def test_without_a_telephone_one_is_enrolled_before_anything_else(self, client: Client) -> None:
        assert _sign_in(client, "/pilotage/") == ENROLMENT
        assert not _is_in(client)
        key = _secret_on(client.get(ENROLMENT).content.decode())
        answer = client.post(ENROLMENT, {"code": code_of(key)})
        assert 'href="/pilotage/"' in answer.content.decode()
        assert "Se déconnecter" in answer.content.decode()
        assert _is_in(client)
        assert _verbs()[-2:] == ["second_factor.enrolled", "account.signed_in"]

    @pytest.mark.usefixtures("codes")
    def test_with_one_the_enrolment_is_not_shown_again(self, client: Client) -> None:
        _sign_in(client)
        assert client.get(ENROLMENT)["Location"] == CODE

    def test_a_session_opened_before_the_demand_opens_nothing_more(self, client: Client, account: Account) -> None:
        client.force_login(account)
        assert client.get("/pilotage/")["Location"] == "/connexion/?next=/pilotage/"
        assert "Bureau de pilotage" not in client.get("/").content.decode()
        assert _sign_in(client) == ENROLMENT

    def test_other_roles_are_not_concerned(self, client: Client) -> None:
        other = Account(email="autre@exemple.fr")
        other.set_password(SECRET)
        other.save()
        told = {"username": "autre@exemple.fr", "password": SECRET}
        assert client.post("/connexion/", told)["Location"] == "/"

    @pytest.mark.usefixtures("codes")
    def test_whoever_removes_it_must_enrol_another(self, client: Client, account: Account) -> None:
        _sign_in(client)
        client.post(CODE, {"code": code_after_a_while(account)})
        told = {"password": SECRET, "code": code_after_a_while(account)}
        client.post(f"{OWN}retrait/", told)
        assert not _is_in(client)
        assert _sign_in(client) == ENROLMENT


class TestKeeping:
    """New codes and removal ask for proof again."""

    @pytest.fixture(autouse=True)
    def _entered(self, client: Client, account: Account, codes: list[str]) -> None:
        _sign_in(client)
        client.post(CODE, {"code": codes[9]})
        assert _is_in(client)
        code_after_a_while(account)

    def test_new_codes_replace_the_old_ones(self, client: Client, account: Account, codes: list[str]) -> None:
        page = client.post(f"{OWN}codes/", {"code": code_after_a_while(account)}).content.decode()
        assert len(re.findall(r"<li><code>", page)) == 10
        other = Client()
        _sign_in(other)
        assert other.post(CODE, {"code": codes[0]}).status_code == 422
        assert "second_factor.codes_renewed" in _verbs()

    def test_removal_asks_for_the_password_and_a_code(self, client: Client, account: Account) -> None:
        code = code_after_a_while(account)
        assert client.post(f"{OWN}retrait/", {"password": "faux", "code": code}).status_code == 422
        assert client.post(f"{OWN}retrait/", {"password": SECRET, "code": wrong_code(KEY)}).status_code == 422
        assert TOTPDevice.objects.filter(user=account).exists()
        told = {"password": SECRET, "code": code_after_a_while(account)}
        assert client.post(f"{OWN}retrait/", told)["Location"] == OWN
        assert not TOTPDevice.objects.filter(user=account).exists()
        assert _verbs()[-1] == "second_factor.removed"
        other = Client()
        assert _sign_in(other) == "/pilotage/"

    def test_whoever_has_no_password_removes_it_against_a_code(self, client: Client, account: Account) -> None:
        account.set_unusable_password()
        account.save()
        client.force_login(account)
        assert 'name="password"' not in client.get(OWN).content.decode()
        assert client.post(f"{OWN}retrait/", {"code": wrong_code(KEY)}).status_code == 422
        assert client.post(f"{OWN}retrait/", {"code": code_after_a_while(account)})["Location"] == OWN
        assert not TOTPDevice.objects.filter(user=account).exists()

    def test_errors_on_these_pages_close_the_door_too(self, client: Client, account: Account) -> None:
        for _ in range(5):
            client.post(f"{OWN}retrait/", {"password": "faux", "code": "123456"})
        told = {"password": SECRET, "code": code_after_a_while(account)}
        assert client.post(f"{OWN}retrait/", told).status_code == 429
        assert TOTPDevice.objects.filter(user=account).exists()


class TestMail:
    """Whoever did it in somebody's place is found out."""

    def test_enrolment_and_removal_are_told_when_there_is_a_mail_server(
        self, account: Account, settings: Settings
    ) -> None:
        settings.MAIL_URL = "smtp://127.0.0.1:1"
        enrol_second_factor(account, KEY, code_of(KEY), actor="test")
        remove_second_factor(account, actor="test")
        mails = OutgoingMail.objects.order_by("id")
        assert [mail.to for mail in mails] == [account.email] * 2
        assert ["enregistré" in mails[0].text, "retiré" in mails[1].text] == [True, True]
        assert KEY not in mails[0].text + mails[0].html

    @pytest.mark.usefixtures("codes")
    def test_nothing_waits_where_there_is_none(self, settings: Settings) -> None:
        assert not settings.MAIL_URL
        assert not OutgoingMail.objects.exists()


def _in(delay: timedelta) -> Callable[[], datetime]:
    moment = clock.now() + delay
    return lambda: moment
