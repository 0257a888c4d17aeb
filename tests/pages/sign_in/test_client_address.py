"""Failures are counted per account and machine: nobody locks others out, nobody begins anew by pretending."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.pages.sign_in.client_address import client_address
from gouvernail.rules.access import Role

pytestmark = pytest.mark.clause("4.2-device")

PROXY = "127.0.0.1"


@pytest.mark.parametrize(
    ("behind", "direct", "forwarded", "counted"),
    [
        (False, "192.0.2.7", "198.51.100.1", "192.0.2.7"),
        (True, PROXY, "198.51.100.1", "198.51.100.1"),
        (True, PROXY, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (True, PROXY, "198.51.100.1, <script>", PROXY),
        (True, PROXY, "", PROXY),
        (True, PROXY, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (True, PROXY, "::ffff:198.51.100.1", "198.51.100.1"),
        (False, "", "", "0.0.0.0"),
    ],
)
def test_the_machine_that_the_last_proxy_saw(
    settings: Settings, behind: bool, direct: str, forwarded: str, counted: str
) -> None:
    settings.BEHIND_PROXY = behind
    request = RequestFactory().get("/", REMOTE_ADDR=direct, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == counted


@pytest.mark.django_db
@pytest.mark.parametrize("behind", [False, True])
def test_a_stranger_locks_nobody_out_and_begins_anew_by_no_header(settings: Settings, behind: bool) -> None:
    settings.BEHIND_PROXY = behind
    secret = "une-longue-phrase-secrete"
    open_account(WantedAccount("a@exemple.fr", "", secret), WantedRole(Role.STEERING_OFFICE), actor="test")

    def tried(address: str, pretended: str, password: str) -> int:
        forwarded = f"{pretended}, {address}" if behind else pretended
        where: dict[str, Any] = {"REMOTE_ADDR": PROXY if behind else address, "HTTP_X_FORWARDED_FOR": forwarded}
        return Client().post("/connexion/", {"username": "a@exemple.fr", "password": password}, **where).status_code

    for attempt in range(5):
        tried("203.0.113.9", f"192.0.2.{attempt}", "faux")
    assert tried("203.0.113.9", "192.0.2.77", secret) == 429
    assert tried("198.51.100.1", "203.0.113.9", secret) == 302
