"""Who keeps accounts sees the State's people and the correspondents, never a contractor's team by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.jobs.outbox import send_due_mails
from gouvernail.records.models import Account, Invitation, JournalEntry, OpenSession, Organisation, OutgoingMail
from gouvernail.rules.access import Role
from tests.mail_server import MailServer, mail_server
from tests.makers import make_contractor, make_product

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

SECRET = "une-longue-phrase-secrete"
PEOPLE, INVITE = "/pilotage/personnes/", "/pilotage/personnes/inviter/"
SIRET = "00000000000011"


@pytest.fixture
def office() -> Account:
    make_contractor(SIRET, name="Coopérative Aubépine")
    make_product("carte", name="Carte des aides")
    return _account("pilotage@exemple.fr", "Éva Office", WantedRole(Role.STEERING_OFFICE))


@pytest.fixture
def steering(office: Account) -> Client:
    client = Client()
    client.post("/connexion/", {"username": office.email, "password": SECRET})
    return client


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server(settings) as server:
        yield server


def _account(email: str, name: str, role: WantedRole) -> Account:
    return open_account(WantedAccount(email, name, SECRET), role, actor="test")


def _lead(email: str = "chef@exemple.fr", name: str = "Chloé Produit") -> Account:
    return _account(email, name, WantedRole(Role.PRODUCT_LEAD, "carte"))


def _page(client: Client, address: str = PEOPLE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _verbs() -> list[str]:
    return list(JournalEntry.objects.order_by("sequence").values_list("verb", flat=True))


@pytest.mark.clause("4.1-contractor-authority")
def test_members_of_a_team_are_counted_and_never_named(steering: Client) -> None:
    _account("correspondant@exemple.fr", "Coline Titulaire", WantedRole(Role.CORRESPONDENT, SIRET))
    both = _account("correspondant@exemple.fr", "", WantedRole(Role.MEMBER, SIRET))
    member = _account("intervenante@exemple.fr", "Irène Équipe", WantedRole(Role.MEMBER, SIRET))
    client = Client()
    client.post("/connexion/", {"username": member.email, "password": SECRET})
    page = _page(steering)
    assert "Coline Titulaire" in page
    assert "Coopérative Aubépine\xa0: 2\xa0intervenants" in page
    page += _page(steering, f"{PEOPLE}{both.uuid}/") + _page(steering, "/pilotage/journal/")
    assert "Irène" not in page
    assert "intervenante@" not in page
    assert steering.get(f"{PEOPLE}{member.uuid}/").status_code == 404
    member.grants.all().delete()


@pytest.mark.clause("4.1-contractor-authority")
def test_a_place_in_a_team_is_not_the_state_s_to_take_away(steering: Client) -> None:
    account = _account("correspondant@exemple.fr", "Coline Titulaire", WantedRole(Role.CORRESPONDENT, SIRET))
    _account(account.email, "", WantedRole(Role.MEMBER, SIRET))
    other = _lead().grants.get()
    of_team = account.grants.get(role=Role.MEMBER)
    for grant in (of_team, other):
        told = {"geste": "retirer", "role": str(grant.pk)}
        assert steering.post(f"{PEOPLE}{account.uuid}/", told).status_code == 409
        grant.refresh_from_db()


def test_an_invitation_of_somebody_sent_away_says_to_send_it_again(steering: Client) -> None:
    gone = _account("parti@exemple.fr", "Parti", WantedRole(Role.STEERING_OFFICE))
    client = Client()
    client.post("/connexion/", {"username": gone.email, "password": SECRET})
    client.post(INVITE, {"email": "nouvelle@exemple.fr", "role": "product_lead", "over": "carte"})
    assert "sans effet" not in _page(steering)
    steering.post(f"{PEOPLE}{gone.uuid}/", {"geste": "suspendre"})
    assert "sans effet" in _page(steering)
    again = {"geste": "renvoyer"}
    steering.post(f"{PEOPLE}invitations/{Invitation.objects.get().uuid}/", again)
    assert "sans effet" not in _page(steering)


def test_the_list_is_narrowed_by_words_role_and_state(steering: Client) -> None:
    _lead()
    gone = _lead("parti@exemple.fr", "Gaël Parti")
    gone.is_active = False
    gone.save()
    assert "Chloé" in _page(steering, f"{PEOPLE}?q=CHLOE+produit")
    assert "Éva Office" not in _page(steering, f"{PEOPLE}?q=CHLOE").split("<main")[1]
    assert "Chloé" not in _page(steering, f"{PEOPLE}?role=steering_office")
    assert "Gaël" in _page(steering, f"{PEOPLE}?etat=suspended")
    assert "Gaël" not in _page(steering, f"{PEOPLE}?etat=never")
    assert "Aucun compte ne répond" in _page(steering, f"{PEOPLE}?q=%25_%27%22%3Cscript%3E")


def test_a_page_of_people_costs_the_same_for_one_and_for_many(
    steering: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _lead()
    steering.get(PEOPLE)
    with django_assert_num_queries(9) as one:
        steering.get(PEOPLE)
    for number in range(60):
        _lead(f"chef{number}@exemple.fr", "Nom " * 40)
    with django_assert_num_queries(len(one)):
        steering.get(PEOPLE)


def test_inviting_sends_a_mail_and_lists_the_invitation(steering: Client, server: MailServer) -> None:
    told = {"email": "nouvelle@exemple.fr", "name": "N.", "role": "product_lead", "over": "carte des AIDES"}
    assert steering.post(INVITE, told)["Location"] == PEOPLE
    page = _page(steering)
    assert "1\xa0invitation attend" in page
    assert "part dans la minute" in page
    send_due_mails.func()
    assert server.recipients == ["nouvelle@exemple.fr"]
    assert "envoyé le" in _page(steering)


@pytest.mark.parametrize(
    ("told", "status", "said"),
    [
        ({"role": "product_lead", "over": ""}, 422, "quelques lettres de son nom"),
        ({"role": "product_lead", "over": "inconnu"}, 422, "Rien ne répond"),
        ({"role": "member", "over": SIRET}, 422, "Erreur"),
        ({"role": "product_lead", "over": "carte", "email": "x"}, 422, "Erreur"),
        ({"role": "steering_office", "email": "pilotage@exemple.fr"}, 409, "a déjà ce rôle"),
        ({"role": "correspondent", "over": SIRET, "email": "pilotage@exemple.fr"}, 409, "de l’autre côté"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(
    steering: Client, told: dict[str, str], status: int, said: str
) -> None:
    answer = steering.post(INVITE, {"email": "nouvelle@exemple.fr", "name": "Restée là", **told})
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert "Restée là" in answer.content.decode()
    assert not Invitation.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_what_a_role_needs_is_not_said_to_be_optional(steering: Client) -> None:
    page = steering.get(INVITE).content.decode()
    assert "facultatif" in page.split("Produit, titulaire ou organisation")[0], "the name is"
    assert "facultatif" not in page.split("Produit, titulaire ou organisation")[1]


def test_among_several_that_answer_one_is_chosen(steering: Client) -> None:
    for name in ("eau", "eaux", "eau-vive"):
        Organisation.objects.create(external_id=name, name=f"Agence {name}")
    told = {"email": "p@exemple.fr", "role": "partner", "over": "agence"}
    answer = steering.post(INVITE, told)
    assert answer.status_code == 422
    assert "Plusieurs répondent" in answer.content.decode()
    assert "Agence eau-vive (eau-vive)" in answer.content.decode()
    assert steering.post(INVITE, {**told, "chosen": "eaux"}).status_code == 201
    assert Invitation.objects.get().organisation.external_id == "eaux"  # type: ignore[union-attr]


def test_an_invitation_is_withdrawn_or_sent_again(steering: Client) -> None:
    steering.post(INVITE, {"email": "p@exemple.fr", "role": "steering_office"})
    address = f"{PEOPLE}invitations/{Invitation.objects.get().uuid}/"
    before = Invitation.objects.get().secret_digest
    assert steering.post(address, {"geste": "renvoyer"}).status_code == 201
    assert Invitation.objects.get().secret_digest != before
    assert "est retirée" in steering.post(address, {"geste": "retirer"}, follow=True).content.decode()
    assert steering.post(address, {"geste": "retirer"}).status_code == 404
    sent = ["invitation.sent", "invitation.sent_again", "invitation.withdrawn"]
    assert _verbs()[-4:] == [*sent, "access.refused"]


def test_a_role_withdrawn_closes_its_pages_at_once(steering: Client) -> None:
    lead = _lead()
    client = Client()
    client.post("/connexion/", {"username": lead.email, "password": SECRET})
    held = client.get("/pilotage/etat/")
    assert client.get("/pilotage/etat/", headers={"if-none-match": held["ETag"]}).status_code == 304
    grant = lead.grants.get()
    told = {"geste": "retirer", "role": str(grant.pk)}
    assert steering.post(f"{PEOPLE}{lead.uuid}/", told).status_code == 302
    assert client.get("/pilotage/etat/", headers={"if-none-match": held["ETag"]}).status_code == 403
    assert _verbs()[-2:] == ["account.role_withdrawn", "access.refused"]
    again = steering.post(f"{PEOPLE}{lead.uuid}/", told)
    assert again.status_code == 409
    assert "entre-temps" in again.content.decode()


def test_a_suspended_account_is_out_at_once_and_can_come_back(steering: Client) -> None:
    lead = _lead()
    client = Client()
    client.post("/connexion/", {"username": lead.email, "password": SECRET})
    address = f"{PEOPLE}{lead.uuid}/"
    assert "1\xa0connexion ouverte" in _page(steering, address)
    assert steering.post(address, {"geste": "suspendre"}).status_code == 302
    assert client.get("/pilotage/etat/").status_code == 302
    assert client.post("/connexion/", {"username": lead.email, "password": SECRET}).status_code == 422
    assert steering.post(address, {"geste": "suspendre"}).status_code == 409
    assert steering.post(address, {"geste": "rouvrir"}).status_code == 302
    assert steering.post(address, {"geste": "rouvrir"}).status_code == 409
    assert client.post("/connexion/", {"username": lead.email, "password": SECRET}).status_code == 302
    assert [v for v in _verbs() if v in {"account.suspended", "account.session_ended", "account.reactivated"}] == [
        "account.suspended",
        "account.session_ended",
        "account.reactivated",
    ]


def test_the_last_of_the_steering_office_stays(steering: Client, office: Account) -> None:
    address = f"{PEOPLE}{office.uuid}/"
    page = _page(steering, address)
    assert page.count(" disabled") == 2
    assert "dernier compte du bureau de pilotage" in page
    told = {"geste": "retirer", "role": str(office.grants.get().pk)}
    assert steering.post(address, told).status_code == 409
    assert steering.post(address, {"geste": "suspendre"}).status_code == 409
    second = _account("second@exemple.fr", "Second", WantedRole(Role.STEERING_OFFICE))
    second.is_active = False
    second.save()
    assert steering.post(address, told).status_code == 409, "somebody suspended keeps no accounts"
    second.is_active = True
    second.save()
    assert steering.post(address, told).status_code == 302
    assert steering.get(PEOPLE).status_code == 403


def test_sessions_are_ended_and_a_role_is_given(steering: Client) -> None:
    lead = _lead()
    make_product("autre", name="Autre produit")
    Client().post("/connexion/", {"username": lead.email, "password": SECRET})
    address = f"{PEOPLE}{lead.uuid}/"
    assert steering.post(address, {"geste": "fermer"}).status_code == 302
    assert not OpenSession.objects.filter(account=lead).exists()
    given = {"geste": "donner", "role": "product_lead", "over": "autre"}
    assert steering.post(address, given).status_code == 302
    assert steering.post(address, given).status_code == 409
    assert lead.grants.count() == 2
    other_side = {"geste": "donner", "role": "correspondent", "over": SIRET}
    assert "de l’autre côté" in steering.post(address, other_side).content.decode()
    assert steering.post(address, {"geste": "inconnu"}).status_code == 404
    assert steering.post(address, {"geste": "retirer", "role": "9" * 40}).status_code == 409
