"""Coming in, leaving, and reading without JavaScript or mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.site import ROLES, WITHOUT_ACCOUNT, Site


@pytest.mark.parametrize("role", [role for role in ROLES if role != WITHOUT_ACCOUNT])
def test_each_role_comes_in_and_leaves(site: Site, page: Page, role: str) -> None:
    site.sign_in(page, role)
    page.get_by_role("button", name="Se déconnecter").first.click()
    expect(page.get_by_role("link", name="Se connecter").first).to_be_visible()


def test_a_wrong_password_is_said_beside_the_form(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/connexion/")
    page.get_by_label("Adresse électronique").fill("personne@demonstration.example")
    page.get_by_label("Mot de passe").fill("ce-n-est-pas-le-bon")
    page.get_by_role("main").get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("main")).to_contain_text("Adresse ou mot de passe incorrect")


def test_the_keyboard_reaches_the_content_first(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/produits/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


def test_products_are_found_without_javascript(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{site.address}/produits/")
    first = page.get_by_role("main").locator("a[href^='/produits/']").first
    name = first.inner_text()
    page.get_by_role("main").get_by_role("searchbox").fill(name.upper())
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text(name)
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    context.close()


def test_a_page_prints_with_its_content(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/produits/")
    page.emulate_media(media="print")
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    assert page.get_by_role("main").bounding_box() is not None
