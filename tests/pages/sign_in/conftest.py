"""A provider for the tests of ProConnect, started for those that ask for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings

from tests.pages.sign_in.provider import Provider, running_provider


@pytest.fixture(scope="session")
def started_provider() -> Iterator[Provider]:
    """One provider for all the tests."""
    with running_provider("RS256") as provider:
        yield provider


@pytest.fixture
def provider(started_provider: Provider, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Provider:
    """The provider, well-behaved, and this instance registered there."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    cache.clear()
    settings.PRO_CONNECT = started_provider.registered()
    started_provider.switch(person={"sub": "personne-1", "email": "pilotage@exemple.fr"})
    return started_provider
