from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.records.models import Account, JournalEntry
from gouvernail.rules.access import Role

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

SECRET = "une-longue-phrase-secrete"
ADDRESS = "/connexion/"


@pytest.fixture
def account() -> Account:
    wanted = WantedAccount("Pilotage@Exemple.fr", "Bureau de pilotage", SECRET)
    return open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")


def _try(client: Client, password: str = SECRET, email: str = "pilotage@exemple.fr", **extra: str) -> int:
    return client.post(ADDRESS, {"username": email, "password": password, **extra}).status_code


def _verbs() -> list[str]:
    return list(JournalEntry.objects.order_by("sequence").values_list("verb", flat=True))


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize("word", ["[]", "-1", "home", "sign_out", "//ailleurs.example", "https://ailleurs.example/"])
def test_a_way_on_that_is_no_page_of_ours_leads_to_the_first_page(client: Client, word: str) -> None:
    answer = client.post(ADDRESS, {"username": "pilotage@exemple.fr", "password": SECRET, "next": word})
    assert answer["Location"] == "/pilotage/"
    assert client.get(ADDRESS, {"next": word})["Location"] == "/pilotage/"


@pytest.mark.usefixtures("account")
def test_coming_in_and_leaving_rotate_the_session_and_are_journalled(client: Client) -> None:
    client.get(ADDRESS)
    client.session["kept"] = 1
    before = client.session.session_key
    assert _try(client, email="PILOTAGE@exemple.fr") == 302
    assert client.session.session_key != before
    assert "Bureau de pilotage" in client.get("/").content.decode()
    assert client.get(reverse("sign_out")).status_code == 405
    assert client.post(reverse("sign_out"))["Location"] == "/"
    page = client.get("/").content.decode()
    assert "Vous êtes déconnecté." in page
    assert "Bureau de pilotage" not in page
    assert _verbs()[-2:] == ["account.signed_in", "account.signed_out"]


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize(
    ("email", "password"),
    [("pilotage@exemple.fr", "faux"), ("inconnu@exemple.fr", SECRET), ("pas une adresse", "x"), ("", "")],
)
def test_a_refusal_never_says_whether_the_account_exists(client: Client, email: str, password: str) -> None:
    answer = client.post(ADDRESS, {"username": email, "password": password})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Erreur" in page
    assert SECRET not in page
    assert "_auth_user_id" not in client.session
    if "@" in email:
        assert "Adresse ou mot de passe incorrect." in page


@pytest.mark.usefixtures("account")
def test_refusals_are_journalled_for_known_accounts_without_what_was_typed(client: Client) -> None:
    _try(client, "mon-mot-de-passe-de-messagerie")
    _try(client, email="mot-de-passe-tape-au-mauvais-endroit@exemple.fr")
    assert _verbs()[-1] == "account.refused"
    bodies = "".join(JournalEntry.objects.values_list("body", flat=True))
    assert "messagerie" not in bodies
    assert "mauvais-endroit" not in bodies


@pytest.mark.usefixtures("account")
def test_after_five_failures_the_door_is_closed_with_a_page_in_french(client: Client) -> None:
    for _ in range(5):
        _try(client, "faux", email="Pilotage@exemple.fr")
    answer = client.post(ADDRESS, {"username": "pilotage@exemple.fr", "password": SECRET})
    assert answer.status_code == 429
    assert "Accès suspendu pour un moment" in answer.content.decode()
    assert "5\xa0essais incorrects" in answer.content.decode()
    assert _verbs().count("account.locked") == 1
    entries = len(_verbs())
    _try(client, SECRET)
    assert len(_verbs()) == entries, "a closed door writes nothing more"
    assert _try(client, SECRET, email="autre@exemple.fr") == 422, "other accounts are not closed"


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/produits/?q=a", "/produits/?q=a"),
        ("https://ailleurs.exemple/", "/pilotage/"),
        ("//ailleurs.exemple/", "/pilotage/"),
        ("javascript:alert(1)", "/pilotage/"),
        ("/\\ailleurs.exemple", "/pilotage/"),
        ("", "/pilotage/"),
    ],
)
def test_the_way_back_never_leaves_the_site(client: Client, wanted: str, reached: str) -> None:
    answer = client.post(ADDRESS, {"username": "pilotage@exemple.fr", "password": SECRET, "next": wanted})
    assert answer["Location"] == reached


def test_whoever_has_no_role_yet_begins_on_the_public_home_page(client: Client) -> None:
    account = Account(email="sans.role@exemple.fr")
    account.set_password(SECRET)
    account.save()
    assert client.post(ADDRESS, {"username": account.email, "password": SECRET})["Location"] == "/"


def test_a_closed_account_stays_out(client: Client, account: Account) -> None:
    account.is_active = False
    account.save()
    assert _try(client) == 422


def test_whoever_is_signed_in_already_is_sent_on(client: Client, account: Account) -> None:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(ADDRESS, {"next": "/produits/"})["Location"] == "/produits/"


def test_the_form_refuses_a_request_forged_elsewhere() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(ADDRESS, {"username": "a@exemple.fr", "password": "x"})
    assert answer.status_code == 403
    assert "Ce formulaire est périmé" in answer.content.decode()


class TestPassword:
    """Changing one's own password."""

    address = "/mon-mot-de-passe/"
    new = "une-autre-phrase-secrete"

    def _change(self, client: Client, old: str = SECRET, new: str = "", again: str = "") -> int:
        new = new or self.new
        told = {"old_password": old, "new_password1": new, "new_password2": again or new}
        return client.post(self.address, told).status_code

    def test_the_change_closes_other_sessions_and_keeps_this_one(self, client: Client, account: Account) -> None:
        other = Client()
        assert _try(client) == _try(other) == 302
        before = client.session.session_key
        assert self._change(client) == 302
        assert client.session.session_key != before
        assert client.get(self.address).status_code == 200
        assert other.get(self.address).status_code == 302
        account.refresh_from_db()
        assert account.check_password(self.new)
        assert _verbs()[-2:] == ["account.password_changed", "account.session_ended"]
        assert not any(self.new in body for body in JournalEntry.objects.values_list("body", flat=True))

    @pytest.mark.parametrize(
        ("old", "new", "again"),
        [("faux", "", ""), (SECRET, "court", ""), (SECRET, "", "autre chose encore"), (SECRET, "123456789012345", "")],
    )
    def test_a_weak_or_mistyped_one_is_refused(
        self, client: Client, account: Account, old: str, new: str, again: str
    ) -> None:
        _try(client)
        assert self._change(client, old, new, again) == 422
        account.refresh_from_db()
        assert account.check_password(SECRET)
