from __future__ import annotations

import os
import subprocess
import sys
from secrets import token_urlsafe

import pytest
from django.conf import settings

from gouvernail.pages.sign_in.pro_connect.registration import ProConnect

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


@pytest.mark.parametrize(("mode", "demanded"), [("local", "no"), ("production", "steering")])
def test_production_demands_a_second_factor_and_lets_forms_lead_to_the_provider(mode: str, demanded: str) -> None:
    told = {
        "GOUVERNAIL_MODE": mode,
        "GOUVERNAIL_SECRET_KEY": token_urlsafe(64),
        "GOUVERNAIL_HOSTS": "pilotage.exemple.fr",
        "GOUVERNAIL_PROCONNECT_ISSUER": SAFE,
        "GOUVERNAIL_PROCONNECT_CLIENT_ID": "nous",
        "GOUVERNAIL_PROCONNECT_CLIENT_SECRET": "secret",
        "GOUVERNAIL_PROCONNECT_STRONG_ACR": "eidas2, eidas3",
    }
    asked = (
        "from gouvernail import settings as s; "
        "print(s.SECOND_FACTOR, s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'], s.PRO_CONNECT.strong_acr)"
    )
    environment = {**{name: value for name, value in os.environ.items() if "GOUVERNAIL" not in name}, **told}
    environment["GOUVERNAIL_VAR"] = os.environ.get("GOUVERNAIL_VAR", "var")
    done = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"{demanded} [\"'self'\", 'https://fournisseur.exemple'] ('eidas2', 'eidas3')"
