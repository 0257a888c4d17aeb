"""The small market with a correspondent at each contractor."""

from __future__ import annotations

import pytest
from django.test import Client

from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.rules.access import Role
from tests.market import ALPHA, BETA, TODAY, accepted, base


def signed_in(role: Role, scope: str) -> Client:
    """A browser in which somebody with one role is signed in."""
    wanted = WantedAccount(f"{role.value}.{scope}@exemple.fr", "", "une-longue-phrase-secrete")
    client = Client()
    client.force_login(
        open_account(wanted, WantedRole(role, scope), actor="test"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TODAY", TODAY.isoformat())


@pytest.fixture
def market(db: None) -> None:  # noqa: ARG001
    """Order BC-1 of Alpha, twenty days on one line; order BC-2 of Beta."""
    orders = [{}, {"number": "BC-2", "contractor_siret": BETA, "attribution_reason": "Alpha n’avait pas la place."}]
    accepted(base(commandes=orders, lignes=[{}, {"order_number": "BC-2", "product_id": "rdv"}]))


@pytest.fixture
def of_alpha(market: None) -> Client:  # noqa: ARG001
    """The correspondent of Alpha."""
    return signed_in(Role.CORRESPONDENT, ALPHA)


@pytest.fixture
def of_beta(market: None) -> Client:  # noqa: ARG001
    """The correspondent of Beta."""
    return signed_in(Role.CORRESPONDENT, BETA)
