"""What no request may bring in, with an account or without."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.pages.sign_in.forms import LONGEST_EMAIL, counted_as
from gouvernail.records.models import Account
from gouvernail.rules.access import Role

pytestmark = [pytest.mark.django_db, pytest.mark.clause("4.2-device")]

SECRET = "une-longue-phrase-secrete"
ADDRESS = "/connexion/"
LONG_S = "\N{LATIN SMALL LETTER LONG S}"


@pytest.fixture
def visitor() -> Client:
    """A browser whose server answers 500 instead of raising."""
    return Client(raise_request_exception=False)


@pytest.fixture
def steering(visitor: Client) -> Client:
    wanted = WantedAccount("pilotage@exemple.fr", "Bureau de pilotage", SECRET)
    visitor.force_login(open_account(wanted, WantedRole(Role.STEERING_OFFICE), actor="test"))
    return visitor


def test_a_nul_character_in_a_path_is_a_demand_not_understood(steering: Client) -> None:
    """PostgreSQL takes none: the page would break there, and only there."""
    answer = steering.get("/produits/%00/")
    assert answer.status_code == 400
    assert "Demande incomprise" in answer.content.decode()
    assert answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    [
        "/produits/?q=%00",
        "/pilotage/etat/?bon=%00",
        "/pilotage/etat/?titulaire=a%00b",
        "/pilotage/journal/?verbe=%00",
        "/connexion/?next=/%00",
    ],
)
def test_a_nul_character_too_many_breaks_no_page(steering: Client, address: str) -> None:
    """Even one that shows only once another was taken out."""
    assert steering.get(address).status_code in {200, 302}
    assert steering.get(address.replace("%00", "%0%000")).status_code in {200, 302}


@pytest.mark.parametrize("typed", ["a\0b@exemple.fr", "a" * 280 + "@exemple.fr", "\0", "é" * 5000])
def test_whatever_is_typed_as_an_address_the_door_answers(visitor: Client, typed: str) -> None:
    answer = visitor.post(ADDRESS, {"username": typed, "password": "x"})
    assert answer.status_code == 422
    assert len(counted_as(typed)) <= LONGEST_EMAIL


@pytest.mark.parametrize("spelling", [f"pi{LONG_S}otage@exemple.fr", "pilotage@exemple.fr ", "PILOTAGE@EXEMPLE.FR"])
def test_one_account_is_not_found_under_several_spellings(visitor: Client, spelling: str) -> None:
    """PostgreSQL holds the long s for an « s »: each spelling had five failures of its own."""
    open_account(WantedAccount("pisotage@exemple.fr", "", SECRET), WantedRole(Role.STEERING_OFFICE), actor="test")
    open_account(WantedAccount("pilotage@exemple.fr", "", SECRET), WantedRole(Role.STEERING_OFFICE), actor="test")
    for _ in range(5):
        for account in Account.objects.all():
            visitor.post(ADDRESS, {"username": account.email, "password": "faux"})
    assert visitor.post(ADDRESS, {"username": spelling, "password": SECRET}).status_code in {422, 429}
    assert "_auth_user_id" not in visitor.session


def test_a_form_far_too_heavy_is_refused_before_it_is_read(visitor: Client, settings: Settings) -> None:
    """Its files would be written to the disk in search of a token, for whoever has no account."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    visitor.cookies["csrftoken"] = "a" * 32
    answer = visitor.post(ADDRESS, {"username": "x", "file": "x" * 2000})
    assert answer.status_code == 400


@pytest.mark.parametrize("announced", ["9" * 5000, "-1", "²", "1e3"])
def test_a_size_that_is_no_size_is_refused(visitor: Client, announced: str) -> None:
    assert visitor.post(ADDRESS, {"username": "x"}, CONTENT_LENGTH=announced).status_code == 400


def test_the_page_of_workbooks_weighs_its_own_files(steering: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    workbook = SimpleUploadedFile("classeur.ods", b"x" * 5000)
    assert steering.post("/pilotage/imports/", {"file": workbook}).status_code == 302
