"""Readers at the door of a small market, brought in by the real import."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from gouvernail.actions.import_market import import_market
from gouvernail.actions.open_account import WantedAccount, WantedRole, open_account
from gouvernail.exports.market_workbook.example import FIRST, example_sheets
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.rules.access import Role

TODAY = date(2025, 5, 20)


def signed_in(role: Role, scope: str = "") -> Client:
    """A browser in which somebody with one role is signed in."""
    wanted = WantedAccount(f"{role.value}.{scope or 'tout'}@exemple.fr".lower(), "", "une-longue-phrase-secrete")
    client = Client()
    client.force_login(open_account(wanted, WantedRole(role, scope), actor="test"))
    return client


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TODAY", TODAY.isoformat())


@pytest.fixture
def at_once(settings: Settings) -> None:
    """Background tasks are done while they are asked for."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def market(db: None) -> None:  # noqa: ARG001
    """The example of the workbook, imported."""
    sheets = example_sheets()
    workbook = Workbook(sheets=tuple(sheets), **sheets)  # type: ignore[arg-type]
    report = import_market(workbook, "test", TODAY)
    assert report.errors == []


@pytest.fixture
def steering(db: None) -> Client:  # noqa: ARG001
    """The steering office."""
    return signed_in(Role.STEERING_OFFICE)


@pytest.fixture
def lead(market: None) -> Client:  # noqa: ARG001
    """The lead of the first product of the example."""
    return signed_in(Role.PRODUCT_LEAD, "carte-des-aides")


@pytest.fixture
def correspondent(market: None) -> Client:  # noqa: ARG001
    """The correspondent of the first contractor of the example."""
    return signed_in(Role.CORRESPONDENT, FIRST)
