"""A correspondent keeps its own team and no other."""

from __future__ import annotations

import pytest
from django.test import Client

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.records.models import Account, Contractor, Invitation, JournalEntry, OpenSession, OutgoingMail, Worker
from gouvernail.rules.access import Role
from tests.makers import make_contractor

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.1-contractor-authority")]

SECRET = "une-longue-phrase-secrete"
TEAM = "/espace/equipe/"
A, B = "00000000000011", "00000000000022"


@pytest.fixture
def correspondent() -> Client:
    for siret, name in ((A, "Aubépine"), (B, "Bruyère")):
        make_contractor(siret, name=name)
    return _signed_in(_account("correspondant@exemple.fr", WantedRole(Role.CORRESPONDENT, A)))


def _account(email: str, role: WantedRole) -> Account:
    return open_account(WantedAccount(email, email.split("@", maxsplit=1)[0].title(), SECRET), role, actor="test")


def _signed_in(account: Account) -> Client:
    client = Client()
    client.post("/connexion/", {"username": account.email, "password": SECRET})
    return client


def _told(**told: str) -> dict[str, str]:
    return {"email": "membre@exemple.fr", "name": "Membre", "identifier": "dev-01", **told}


def test_an_empty_team_says_how_to_begin(correspondent: Client) -> None:
    page = correspondent.get(TEAM).content.decode()
    assert "0\xa0intervenant" in page
    assert "Invitez la première ci-dessous" in page


def test_a_member_is_asked_in_with_its_identifier(correspondent: Client) -> None:
    Worker.objects.create(contractor=Contractor.objects.get(siret=A), identifier="dev-01")
    page = correspondent.get(TEAM).content.decode()
    assert '<option value="dev-01">' in page
    answer = correspondent.post(TEAM, _told())
    assert answer.status_code == 201, "without a mail server the link is shown once"
    assert "/invitation/" in answer.content.decode()
    assert "1\xa0invitation attend" in correspondent.get(TEAM).content.decode()
    assert "membre@" not in "".join(JournalEntry.objects.values_list("body", flat=True))


def test_a_name_writes_no_line_of_its_own_in_the_mail(correspondent: Client) -> None:
    correspondent.post(TEAM, _told(name="Bonjour\r\n\r\nPayez ici\u202e", identifier="dev\r\n-01"))
    assert "Bonjour Payez ici" in " ".join(OutgoingMail.objects.get().text.splitlines()[0].split())
    assert Invitation.objects.get().worker_identifier == " ".join(Invitation.objects.get().worker_identifier.split())


@pytest.mark.parametrize(("told", "status"), [({"email": "x"}, 422), ({"identifier": ""}, 422)])
def test_a_mistake_loses_nothing(correspondent: Client, told: dict[str, str], status: int) -> None:
    answer = correspondent.post(TEAM, _told(**told))
    assert answer.status_code == status
    assert 'value="Membre"' in answer.content.decode()
    assert not Invitation.objects.exists()


def test_somebody_of_the_state_is_refused_in_words(correspondent: Client) -> None:
    _account("pilotage@exemple.fr", WantedRole(Role.STEERING_OFFICE))
    answer = correspondent.post(TEAM, _told(email="pilotage@exemple.fr"))
    assert answer.status_code == 409
    assert "de l’autre côté" in answer.content.decode()


def test_whoever_leaves_the_team_is_out_at_once(correspondent: Client) -> None:
    member = _account("membre@exemple.fr", WantedRole(Role.MEMBER, A))
    client = _signed_in(member)
    assert "Membre" in correspondent.get(TEAM).content.decode()
    assert correspondent.post(f"{TEAM}{member.uuid}/").status_code == 302
    assert not OpenSession.objects.filter(account=member).exists()
    assert client.get("/mes-connexions/").status_code == 302
    assert "Membre" not in correspondent.get(TEAM).content.decode()
    assert correspondent.post(f"{TEAM}{member.uuid}/").status_code == 404


def test_another_team_is_out_of_reach(correspondent: Client) -> None:
    member = _account("autre@exemple.fr", WantedRole(Role.MEMBER, B))
    other = _signed_in(_account("autre.correspondant@exemple.fr", WantedRole(Role.CORRESPONDENT, B)))
    assert other.post(TEAM, _told(email="nouvelle@exemple.fr")).status_code == 201
    invitation = Invitation.objects.get()
    page = correspondent.get(TEAM).content.decode()
    assert "autre@" not in page
    assert "nouvelle@" not in page
    assert correspondent.post(f"{TEAM}{member.uuid}/").status_code == 404
    assert correspondent.post(f"{TEAM}invitations/{invitation.uuid}/", {"geste": "retirer"}).status_code == 404
    forged = correspondent.post(TEAM, _told(contractor=B))
    assert forged.status_code == 201
    assert {one.contractor.siret for one in Invitation.objects.all() if one.contractor} == {A, B}
    assert Invitation.objects.order_by("id").last().contractor.siret == A  # type: ignore[union-attr]
    assert member.grants.exists()


def test_a_right_withdrawn_while_the_page_is_open_is_seen(correspondent: Client) -> None:
    Account.objects.get(email="correspondant@exemple.fr").grants.all().delete()
    assert correspondent.post(TEAM, _told()).status_code == 403
    assert not Invitation.objects.exists()
