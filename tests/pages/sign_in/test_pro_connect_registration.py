from __future__ import annotations

import pytest
from django.conf import settings

from gouvernail.pages.sign_in.pro_connect_registration import ProConnect

SAFE = "https://fournisseur.exemple/api/v2"


def test_without_issuer_it_is_off_and_nothing_else_is_looked_at() -> None:
    nothing = ProConnect("", "", "", algorithm="none")
    assert not nothing.is_on
    assert list(nothing.doubts(production=True)) == []
    assert nothing.origins == []
    assert not settings.PRO_CONNECT.is_on


def test_a_form_may_lead_to_its_origin_alone() -> None:
    assert ProConnect(SAFE, "nous", "secret").origins == ["https://fournisseur.exemple"]


@pytest.mark.parametrize(
    ("registration", "named"),
    [
        (ProConnect("http://fournisseur.exemple", "nous", "secret"), "ISSUER"),
        (ProConnect("fournisseur.exemple", "nous", "secret"), "ISSUER"),
        (ProConnect(SAFE, "", "secret"), "CLIENT_ID"),
        (ProConnect(SAFE, "nous", ""), "CLIENT_SECRET"),
        (ProConnect(SAFE, "nous", "secret", algorithm="HS256"), "ALGORITHM"),
        (ProConnect(SAFE, "nous", "secret", algorithm="none"), "ALGORITHM"),
        (ProConnect(SAFE, "nous", "secret", timeout_seconds=0), "TIMEOUT"),
    ],
)
def test_what_cannot_be_is_said_before_the_start(registration: ProConnect, named: str) -> None:
    (doubt,) = registration.doubts(production=True)
    assert named in doubt


def test_a_good_one_raises_no_doubt() -> None:
    assert list(ProConnect(SAFE, "nous", "secret", algorithm="ES256").doubts(production=True)) == []
    assert list(ProConnect("http://127.0.0.1:8080", "nous", "secret").doubts(production=False)) == []


def test_the_secret_is_never_written() -> None:
    assert "tres-secret" not in repr(ProConnect(SAFE, "nous", "tres-secret"))
