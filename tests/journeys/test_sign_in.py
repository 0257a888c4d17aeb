"""Signing in as an instance in production asks it: a telephone, codes, and a provider of identities."""

from __future__ import annotations

from base64 import b32decode
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.demonstrations import Demonstration
from tests.journeys.site import Site
from tests.pages.sign_in.codes import code_of
from tests.pages.sign_in.provider import CLIENT, SECRET, Provider, free_port, running_provider


@pytest.fixture(scope="module")
def provider_port() -> int:
    """Where the provider will listen: the site is told before it starts."""
    return free_port()


@pytest.fixture(scope="module")
def guarded(
    demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory, provider_port: int
) -> Iterator[Site]:
    """The demonstration, whose steering office must have a second factor, and which knows a provider."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOUVERNAIL_SECOND_FACTOR", "steering")
        environment.setenv("GOUVERNAIL_PROCONNECT_ISSUER", f"http://127.0.0.1:{provider_port}")
        environment.setenv("GOUVERNAIL_PROCONNECT_CLIENT_ID", CLIENT)
        environment.setenv("GOUVERNAIL_PROCONNECT_CLIENT_SECRET", SECRET)
        with demonstration.served_copy(tmp_path_factory.mktemp("guarded") / "var") as site:
            yield site


@pytest.fixture(scope="module")
def provider(guarded: Site, provider_port: int) -> Iterator[Provider]:
    """The provider, which knows this site."""
    with running_provider("RS256", site=guarded.address, port=provider_port) as provider:
        yield provider


def test_the_steering_office_enrols_a_telephone_then_comes_back_by_pro_connect(
    guarded: Site, provider: Provider, page: Page
) -> None:
    person = guarded.person("steering_office")
    page.goto(f"{guarded.address}/pilotage/journal/")
    page.get_by_label("Adresse électronique").fill(person.email)
    page.get_by_label("Mot de passe").fill(person.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Enregistrez votre téléphone")
    key = b32decode(page.locator(".gv-secret__text").inner_text().replace(" ", "")).hex()
    page.get_by_label("Code à six chiffres").fill(code_of(key))
    page.keyboard.press("Enter")
    expect(page.locator(".gv-codes li")).to_have_count(10)
    backup = page.locator(".gv-codes li").first.inner_text()
    page.get_by_role("link", name="J’ai gardé ces codes").click()
    expect(page).to_have_url(f"{guarded.address}/pilotage/journal/")
    page.get_by_role("button", name="Se déconnecter").first.click()

    provider.switch(person={"sub": "pilotage", "email": person.email})
    page.goto(f"{guarded.address}/connexion/")
    page.get_by_role("link", name="S’identifier avec ProConnect").click()
    expect(page.get_by_label("Code")).to_be_focused()
    page.keyboard.type(backup)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Ce code de secours ne servira plus")
    page.get_by_role("button", name="Se déconnecter").first.click()
    page.get_by_role("button", name="Oui").click()
    expect(page).to_have_url(f"{guarded.address}/")
    expect(page.get_by_role("main")).to_contain_text("Vous êtes déconnecté.")


def test_a_product_lead_comes_in_by_pro_connect_alone_on_a_telephone(
    guarded: Site, provider: Provider, page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    person = guarded.person("product_lead")
    provider.switch(person={"sub": "chef", "email": person.email})
    page.goto(f"{guarded.address}/connexion/?next=/produits/")
    page.get_by_role("link", name="S’identifier avec ProConnect").click()
    expect(page).to_have_url(f"{guarded.address}/produits/")
    expect(page.get_by_role("button", name="Se déconnecter").first).to_be_visible()


def test_somebody_without_account_is_told_what_to_do(guarded: Site, provider: Provider, page: Page) -> None:
    provider.switch(person={"sub": "inconnue", "email": "inconnue@demonstration.example"})
    page.goto(f"{guarded.address}/connexion/")
    page.get_by_role("link", name="S’identifier avec ProConnect").click()
    expect(page.get_by_role("main")).to_contain_text("aucun compte n’a l’adresse inconnue@demonstration.example")
