"""A server over a copy of the demonstration, and a browser that tolerates no error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

from tests.journeys.demonstrations import Demonstration, loaded
from tests.journeys.site import Site

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("journey")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """The demonstration, loaded once, on the engine that the environment names."""
    with loaded(tmp_path_factory.mktemp("demonstration")) as demonstration:
        yield demonstration


@pytest.fixture(scope="module")
def site(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration served from a copy: what one file of tests changes, no other sees."""
    with demonstration.served_copy(tmp_path_factory.mktemp("site") / "var") as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's own browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of an own session; any error of the console, of a script or of a file it loads fails the test."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []

    def hear_console(message: ConsoleMessage) -> None:
        # A browser reports the status of the page itself as an error of the console; tests look at it themselves.
        if message.type == "error" and message.location.get("url") != page.url:
            errors.append(f"{page.url}: {message.text} ({message.location.get('url')})")

    def hear_response(response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            errors.append(f"{page.url}: {response.url} answers {response.status}")

    page.on("console", hear_console)
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    page.on("response", hear_response)
    yield page
    context.close()
    assert errors == []
