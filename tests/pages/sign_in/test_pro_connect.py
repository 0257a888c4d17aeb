from __future__ import annotations

import json
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from pytest_django import Settings

from gouvernail import clock
from gouvernail.actions.enrol_second_factor import enrol_second_factor
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.pages.sign_in.pro_connect.views import STATE_LASTS
from gouvernail.records.models import Account, ExternalIdentity, JournalEntry
from gouvernail.rules.access import Role
from tests.pages.sign_in.codes import code_after_a_while, code_of
from tests.pages.sign_in.provider import Provider, Visitor, running_provider

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

KEY = "00112233445566778899aabbccddeeff00112233"
REFUSED = "Cette connexion n’a pas abouti"


@pytest.fixture
def account() -> Account:
    wanted = WantedAccount("pilotage@exemple.fr", "Bureau de pilotage", "une-longue-phrase-secrete")
    return open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test")


def _entries(verb: str) -> list[JournalEntry]:
    return list(JournalEntry.objects.filter(verb=verb).order_by("sequence"))


def _reasons() -> list[str]:
    return [json.loads(entry.body)["details"].get("reason") for entry in _entries("account.refused")]


@pytest.mark.usefixtures("account")
class TestComingIn:
    """The provider answers as it should."""

    def test_the_first_time_ties_the_identity_to_the_account_of_its_address(
        self, provider: Provider, account: Account
    ) -> None:
        visitor = Visitor()
        assert visitor.signs_in("?next=/produits/")["Location"] == "/produits/"
        assert visitor.is_in
        tied = ExternalIdentity.objects.get()
        assert (tied.account, tied.issuer, tied.subject) == (account, provider.issuer, "personne-1")
        assert [entry.verb for entry in JournalEntry.objects.order_by("sequence")][-2:] == [
            "identity.linked",
            "account.signed_in",
        ]

    def test_afterwards_the_subject_counts_and_the_address_may_change(
        self, provider: Provider, account: Account
    ) -> None:
        Visitor().signs_in()
        provider.switch(person={"sub": "personne-1", "email": "mariee@exemple.fr"})
        visitor = Visitor()
        assert visitor.signs_in()["Location"] == "/pilotage/"
        assert "Bureau de pilotage" in visitor.here.get("/").content.decode()
        assert ExternalIdentity.objects.get().account == account

    @pytest.mark.usefixtures("provider")
    def test_what_is_asked_holds_state_and_nonce_and_little_else(self) -> None:
        first, second = (parse_qs(urlsplit(Visitor().asked()).query) for _ in range(2))
        assert first["scope"] == ["openid email"]
        assert first["redirect_uri"] == ["http://testserver/connexion/proconnect/retour/"]
        assert first["state"] != second["state"]
        assert first["nonce"] != second["nonce"]
        assert not {"code_challenge", "idp_hint", "acr_values"} & first.keys()

    def test_pkce_hint_and_levels_are_asked_when_told(self, provider: Provider, settings: Settings) -> None:
        settings.PRO_CONNECT = provider.registered(uses_pkce=True, idp_hint="mon-organisme", acr_values="eidas2")
        visitor = Visitor()
        asked = visitor.asked()
        query = parse_qs(urlsplit(asked).query)
        assert query["code_challenge_method"] == ["S256"]
        assert (query["idp_hint"], query["acr_values"]) == (["mon-organisme"], ["eidas2"])
        assert visitor.comes_back(visitor.answered(asked)).status_code == 302
        assert visitor.is_in

    @pytest.mark.usefixtures("provider")
    def test_the_session_changes_its_key(self) -> None:
        visitor = Visitor()
        visitor.asked()
        before = visitor.here.session.session_key
        visitor.signs_in()
        assert visitor.here.session.session_key != before

    @pytest.mark.usefixtures("provider")
    @pytest.mark.parametrize("wanted", ["https://ailleurs.exemple/", "//ailleurs.exemple/", "/\\ailleurs.exemple"])
    def test_the_way_back_never_leaves_the_site(self, wanted: str) -> None:
        assert Visitor().signs_in(f"?next={wanted}")["Location"] == "/pilotage/"

    def test_another_algorithm_by_setting(self, account: Account, settings: Settings) -> None:
        with running_provider("ES256") as provider:
            provider.switch(person={"sub": "personne-1", "email": account.email})
            settings.PRO_CONNECT = provider.registered()
            visitor = Visitor()
            assert visitor.signs_in().status_code == 302
            assert visitor.is_in


class TestWhoIsNotLetIn:
    """The provider knows them; no account opens."""

    @pytest.mark.parametrize(
        ("person", "reason", "words"),
        [
            ({"email": "inconnue@exemple.fr"}, "identity_unknown", "aucun compte n’a l’adresse inconnue@exemple.fr"),
            (
                {"email": "pilotage@exemple.fr", "email_verified": False},
                "identity_email_unverified",
                "pas été vérifiée",
            ),
            (
                {"email": "pilotage@exemple.fr", "email_verified": "yes"},
                "identity_email_unverified",
                "pas été vérifiée",
            ),
            ({}, "identity_without_email", "ne donne pas d’adresse"),
        ],
    )
    def test_an_identity_that_is_not_tied_yet(
        self, provider: Provider, account: Account, person: dict[str, object], reason: str, words: str
    ) -> None:
        provider.switch(person={"sub": "personne-2", **person})
        visitor = Visitor()
        answer = visitor.signs_in()
        assert answer.status_code == 403
        assert words in answer.content.decode()
        assert not visitor.is_in
        assert list(Account.objects.all()) == [account]
        assert not ExternalIdentity.objects.exists()
        assert _reasons() == [reason]

    def test_a_stranger_address_is_not_kept(self, provider: Provider) -> None:
        provider.switch(person={"sub": "personne-2", "email": "inconnue@exemple.fr"})
        Visitor().signs_in()
        assert "inconnue" not in "".join(JournalEntry.objects.values_list("body", flat=True))

    def test_an_address_that_has_another_identity_already(self, provider: Provider, account: Account) -> None:
        ExternalIdentity.objects.create(
            account=account, issuer=provider.issuer, subject="une-autre", linked_at=clock.now()
        )
        assert "déjà rattaché à une autre identité" in Visitor().signs_in().content.decode()
        assert _reasons() == ["identity_differs"]

    @pytest.mark.usefixtures("provider")
    @pytest.mark.parametrize("is_tied", [False, True])
    def test_a_suspended_account(self, account: Account, is_tied: bool) -> None:
        if is_tied:
            Visitor().signs_in()
        account.is_active = False
        account.save()
        visitor = Visitor()
        answer = visitor.signs_in()
        assert answer.status_code == 403
        assert "suspendu" in answer.content.decode()
        assert not visitor.is_in
        assert _reasons() == ["account_suspended"]
        assert _entries("account.refused")[0].subject == f"account:{account.uuid}"


@pytest.mark.usefixtures("account")
class TestForgeries:
    """The provider, or somebody in its place, answers what it should not."""

    @pytest.mark.parametrize(
        ("fault", "reason"),
        [
            ("wrong_nonce", "wrong_nonce"),
            ("no_nonce", "incomplete"),
            ("expired", "expired"),
            ("endless", "incomplete"),
            ("not_yet", "not_yet"),
            ("from_tomorrow", "not_yet"),
            ("other_audience", "wrong_audience"),
            ("several_audiences", "wrong_audience"),
            ("other_party", "wrong_audience"),
            ("other_issuer", "wrong_issuer"),
            ("forged", "forged"),
            ("altered", "forged"),
            ("unknown_key", "unknown_key"),
            ("no_signature", "wrong_algorithm"),
            ("shared_secret", "wrong_algorithm"),
            ("public_key_as_secret", "wrong_algorithm"),
            ("garbage", "forged"),
            ("no_token", "incomplete"),
            ("userinfo_plain", "wrong_algorithm"),
            ("userinfo_other_person", "wrong_subject"),
            ("userinfo_other_audience", "wrong_audience"),
            ("userinfo_other_issuer", "wrong_issuer"),
            ("userinfo_forged", "forged"),
            ("userinfo_no_signature", "wrong_algorithm"),
        ],
    )
    def test_it_opens_nothing_and_is_journalled(self, provider: Provider, fault: str, reason: str) -> None:
        provider.switch(fault=fault)
        visitor = Visitor()
        answer = visitor.signs_in()
        assert answer.status_code == 403
        assert REFUSED in answer.content.decode()
        assert not visitor.is_in
        assert not ExternalIdentity.objects.exists()
        assert _reasons() == [reason]

    def test_an_answer_that_says_it_comes_from_another_provider(self, provider: Provider) -> None:
        visitor = Visitor()
        address = visitor.answered(visitor.asked())
        assert "iss=" in address
        other = re.sub(r"iss=[^&]+", "iss=https%3A%2F%2Failleurs.exemple", address)
        assert visitor.comes_back(other).status_code == 403
        assert _reasons() == ["wrong_issuer"]
        assert provider.issuer not in other

    @pytest.mark.usefixtures("provider")
    def test_an_answer_given_twice_opens_once(self) -> None:
        visitor = Visitor()
        address = visitor.answered(visitor.asked())
        assert visitor.comes_back(address).status_code == 302
        visitor.here.post("/deconnexion/")
        assert visitor.comes_back(address).status_code == 409
        assert not visitor.is_in

    @pytest.mark.usefixtures("provider")
    def test_a_state_used_again_before_the_sign_out_is_journalled_once(self) -> None:
        visitor = Visitor()
        address = visitor.answered(visitor.asked())
        visitor.comes_back(address)
        for _ in range(3):
            assert visitor.comes_back(address).status_code == 409
        assert _reasons() == ["stale"]

    @pytest.mark.usefixtures("provider")
    def test_a_code_used_again_under_a_fresh_state_is_refused_by_the_provider(self) -> None:
        first, second = Visitor(), Visitor()
        used = first.answered(first.asked())
        assert first.comes_back(used).status_code == 302
        fresh = parse_qs(urlsplit(second.asked()).query)["state"][0]
        replayed = re.sub(r"state=[^&]+", f"state={fresh}", used)
        assert second.comes_back(replayed).status_code == 403
        assert not second.is_in
        assert _reasons() == ["code_refused"]

    @pytest.mark.usefixtures("provider")
    def test_the_answer_meant_for_somebody_else_signs_nobody_in(self) -> None:
        """Whoever is led to follow the answer made for an attacker would work in the attacker’s account."""
        attacker, victim = Visitor(), Visitor()
        address = attacker.answered(attacker.asked())
        assert victim.comes_back(address).status_code == 409
        assert not victim.is_in
        assert _reasons() == [], "this browser asked nothing: anybody could fill the journal"

    @pytest.mark.usefixtures("provider")
    def test_an_answer_that_took_too_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        visitor = Visitor()
        address = visitor.answered(visitor.asked())
        late = clock.now() + STATE_LASTS + timedelta(seconds=1)
        monkeypatch.setattr(clock, "now", lambda: late)
        assert visitor.comes_back(address).status_code == 409
        monkeypatch.undo()
        assert not visitor.is_in

    @pytest.mark.usefixtures("provider")
    @pytest.mark.parametrize(
        "query", ["", "?state=x", "?code=x", "?code=x&state=", "?error=access_denied", "?state=%00"]
    )
    def test_whatever_is_typed_in_the_address_gives_a_page(self, query: str) -> None:
        assert Visitor().here.get(f"/connexion/proconnect/retour/{query}").status_code == 409


@pytest.mark.usefixtures("account")
class TestTroubles:
    """The provider is down, or somebody changes their mind: a page in French, never a trace."""

    @pytest.mark.parametrize("fault", ["hangs", "breaks", "token_not_json"])
    def test_it_fails_while_it_is_asked(self, provider: Provider, settings: Settings, fault: str) -> None:
        settings.PRO_CONNECT = provider.registered(timeout_seconds=1)
        visitor = Visitor()
        provider.switch(fault=fault)
        answer = visitor.signs_in()
        assert answer.status_code in {403, 503}
        assert REFUSED in answer.content.decode()
        assert not visitor.is_in

    def test_it_is_down(self, provider: Provider, settings: Settings) -> None:
        settings.PRO_CONNECT = provider.registered()
        cache.clear()
        with running_provider("RS256") as gone:
            settings.PRO_CONNECT = gone.registered()
        answer = Visitor().here.get("/connexion/proconnect/")
        assert answer.status_code == 503
        assert "ProConnect ne répond pas pour le moment" in answer.content.decode()
        assert _reasons() == []

    def test_its_document_names_another_issuer(self, provider: Provider) -> None:
        provider.switch(fault="discovery_other_issuer")
        answer = Visitor().here.get("/connexion/proconnect/")
        assert answer.status_code == 403
        assert "ne vient pas du ProConnect qui est réglé ici" in answer.content.decode()

    @pytest.mark.usefixtures("provider")
    def test_somebody_changes_their_mind(self) -> None:
        visitor = Visitor()
        state = parse_qs(urlsplit(visitor.asked()).query)["state"][0]
        answer = visitor.comes_back(f"/connexion/proconnect/retour/?error=access_denied&state={state}")
        assert answer.status_code == 200
        assert "Vous avez renoncé" in answer.content.decode()
        assert _reasons() == []


class TestSecondFactor:
    """What stands between the provider and the door."""

    @pytest.mark.usefixtures("provider")
    def test_whoever_has_one_is_asked_for_it(self, account: Account) -> None:
        enrol_second_factor(account, KEY, code_of(KEY), actor="test")
        visitor = Visitor()
        assert visitor.signs_in()["Location"] == "/connexion/code/"
        assert not visitor.is_in
        visitor.here.post("/connexion/code/", {"code": code_after_a_while(account)})
        assert visitor.is_in

    @pytest.mark.parametrize(("acr", "reached"), [("eidas2", "/pilotage/"), ("eidas1", "/connexion/second-facteur/")])
    def test_a_level_named_by_the_instance_counts_as_one(
        self, provider: Provider, account: Account, settings: Settings, acr: str, reached: str
    ) -> None:
        settings.SECOND_FACTOR = "steering"
        settings.PRO_CONNECT = provider.registered(strong_acr=("eidas2",), acr_values="eidas2")
        provider.switch(person={"sub": "personne-1", "email": account.email}, acr=acr)
        visitor = Visitor()
        assert visitor.signs_in()["Location"] == reached
        assert visitor.is_in == (reached == "/pilotage/")


@pytest.mark.usefixtures("account")
class TestLeaving:
    """Signing out ends the session of the provider too."""

    @pytest.mark.usefixtures("provider")
    def test_there_and_back(self) -> None:
        visitor = Visitor()
        visitor.signs_in()
        leaving = visitor.here.post("/deconnexion/")["Location"]
        asked = parse_qs(urlsplit(leaving).query)
        assert asked["id_token_hint"][0].count(".") == 2
        assert not visitor.is_in
        back = visitor.confirms_leaving(leaving)
        assert parse_qs(urlsplit(back).query)["state"] == asked["state"]
        assert visitor.here.get(back)["Location"] == "/"
        page = visitor.here.get("/").content.decode()
        assert "Vous êtes déconnecté." in page
        assert "ne l’a pas confirmé" not in page

    @pytest.mark.usefixtures("provider")
    def test_another_state_is_told(self) -> None:
        visitor = Visitor()
        visitor.signs_in()
        visitor.here.post("/deconnexion/")
        visitor.here.get("/deconnexion/retour/?state=un-autre")
        assert "ne l’a pas confirmé" in visitor.here.get("/").content.decode()

    def test_a_provider_that_is_down_keeps_nobody_in(self, provider: Provider, settings: Settings) -> None:
        visitor = Visitor()
        visitor.signs_in()
        cache.clear()
        settings.PRO_CONNECT = provider.registered(timeout_seconds=1)
        provider.switch(fault="discovery_other_issuer")
        assert visitor.here.post("/deconnexion/")["Location"] == "/"
        assert not visitor.is_in

    def test_whoever_came_by_password_does_not_go_there(self, provider: Provider) -> None:
        visitor = Visitor()
        told = {"username": "pilotage@exemple.fr", "password": "une-longue-phrase-secrete"}
        visitor.here.post("/connexion/", told)
        assert visitor.here.post("/deconnexion/")["Location"] == "/"
        assert provider.issuer


class TestPageOfSignIn:
    """The button is there when somebody can use it."""

    def test_it_is_absent_without_a_provider(self) -> None:
        visitor = Visitor()
        assert "ProConnect" not in visitor.here.get("/connexion/").content.decode()
        assert visitor.here.get("/connexion/proconnect/").status_code == 404

    def test_it_is_there_with_one_and_keeps_the_way_back(self, provider: Provider) -> None:
        page = Visitor().here.get("/connexion/?next=/produits/%3Fq=a%26b=c").content.decode()
        assert 'href="/connexion/proconnect/?next=%2Fproduits%2F%3Fq%3Da%26b%3Dc"' in page
        assert "S’identifier avec ProConnect" in page
        assert "Qu’est-ce que ProConnect" not in page
        assert provider.issuer not in page

    @pytest.mark.usefixtures("provider")
    def test_a_site_of_the_state_says_what_it_is(self, settings: Settings) -> None:
        settings.STATE_BRAND = True
        page = Visitor().here.get("/connexion/").content.decode()
        assert "Qu’est-ce que ProConnect" in page
        assert "https://www.proconnect.gouv.fr/" in page
