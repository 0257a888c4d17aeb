"""The steering office keeps who may sign what; a blank field bounds nothing, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from gouvernail.records.models import Account, Delegation
from gouvernail.rules.access import Role
from tests.pages.steering.conftest import signed_in

pytestmark = pytest.mark.django_db

LIST, NEW = "/pilotage/delegations/", "/pilotage/delegations/nouvelle/"


def _typed(client: Client, **values: str) -> dict[str, str]:
    account = Account.objects.get(pk=client.session["_auth_user_id"])
    return {
        "account": str(account.uuid),
        "right": "issue_orders",
        "source": "Arrêté du 5 janvier 2025",
        "from_on": "06/01/2025",
        **values,
    }


def test_an_empty_list_says_that_nobody_can_notify(steering: Client) -> None:
    text = steering.get(LIST).content.decode()
    assert "Aucune délégation n’est en vigueur" in text
    assert NEW in text


def test_one_is_given_then_withdrawn_then_kept_among_the_past_ones(steering: Client) -> None:
    answer = steering.post(NEW, _typed(steering, most="250 000,50"), follow=True)
    text = answer.content.decode()
    assert "1 délégation est en vigueur" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Arrêté du 5 janvier 2025" in text
    given = Delegation.objects.get()
    assert given.most_cents == 25_000_050
    address = f"{LIST}{given.uuid}/retrait/"
    assert "Délégations passées" in steering.post(address, follow=True).content.decode()
    assert "déjà été retirée" in steering.post(address, follow=True).content.decode()


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(steering: Client) -> None:
    answer = steering.post(NEW, _typed(steering, until_on="05/01/2025", product="rien"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Ce produit n’existe pas" in text
    assert "Arrêté du 5 janvier 2025" in text
    assert not Delegation.objects.exists()
    assert "La délégation finirait le" in steering.post(NEW, _typed(steering, until_on="05/01/2025")).content.decode()


def test_only_those_whose_role_can_sign_are_offered(steering: Client, market: None) -> None:  # noqa: ARG001
    signed_in(Role.PRODUCT_LEAD, "carte-des-aides")
    text = steering.get(NEW).content.decode()
    assert "product_lead.carte-des-aides@exemple.fr" in text
