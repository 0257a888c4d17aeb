"""Nothing typed is lost when the session ends or the form is stale: it is shown, and never its secrets."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from gouvernail import clock
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.records.models import Account, OpenSession
from gouvernail.rules.access import Role

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]
EMAIL, PASSWORD = "pilotage@exemple.fr", "une-longue-phrase-secrete"
NOTE = "Un texte long\nsur deux lignes"
TYPED = {"number": "BC-<i>2026</i>-1", "note": NOTE, "vide": " ", "mot_de_passe": "cachette"}


def send(client: Client, typed: dict[str, str]) -> Any:
    """Send a form as a browser does."""
    form = "application/x-www-form-urlencoded"
    return client.post(reverse("new_order"), urlencode(typed), content_type=form)


@pytest.fixture
def account() -> Account:
    return open_account(WantedAccount(EMAIL, "", PASSWORD), WantedRole(Role.STEERING_OFFICE), actor="test")


def test_what_was_typed_after_the_session_ended_is_shown_with_the_way_in(client: Client, account: Account) -> None:
    client.post(reverse("sign_in"), {"username": EMAIL, "password": PASSWORD})
    OpenSession.objects.filter(account=account).update(seen_at=clock.now() - timedelta(days=1))
    answer = send(client, TYPED)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Votre session a pris fin pendant votre saisie" in page
    assert "BC-&lt;i&gt;2026&lt;/i&gt;-1" in page
    assert NOTE in page
    assert "cachette" not in page
    assert f'href="{reverse("sign_in")}?next=/' in page
    assert "private" in answer["Cache-Control"]


def test_what_was_typed_is_called_as_people_call_it_and_nothing_else_is_shown(client: Client, account: Account) -> None:
    client.post(reverse("sign_in"), {"username": EMAIL, "password": PASSWORD})
    OpenSession.objects.filter(account=account).delete()
    typed = {
        "raf-7-12": "10,5",
        "j-4-2026-11-03": "½",
        "etat-7-9-3-doing": "doing",
        "vu": "jeton",
        "j-4-2026-99-99": "1",
    }
    page = send(client, typed).content.decode()
    assert '<th scope="row">Reste à faire (j)</th><td class="gv-wide gv-typed">10,5</td>' in page
    assert '<th scope="row">Jours du 3\N{NO-BREAK SPACE}novembre\N{NO-BREAK SPACE}2026</th>' in page
    assert not [word for word in ("raf-7", "etat-7", "doing", "jeton") if word in page]


def test_a_stale_form_shows_what_was_typed_in_it(account: Account) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    answer = send(client, TYPED)
    assert answer.status_code == 403
    assert "Ce formulaire est périmé" in answer.content.decode()
    assert "Un texte long" in answer.content.decode()
    assert "cachette" not in answer.content.decode()


def test_an_empty_form_goes_straight_to_the_sign_in_page(client: Client) -> None:
    answer = send(client, {"vide": ""})
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("sign_in"))


def test_what_was_typed_to_sign_in_is_never_shown() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("sign_in"), {"username": EMAIL, "password": PASSWORD})
    assert PASSWORD not in answer.content.decode()
