"""From any page to anything, with the keyboard alone; employers brought to contractors; a partner and its products."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.site import Site

WIDTHS = (1280, 390)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_key_leads_to_the_box_and_enter_to_what_is_found(site: Site, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    site.sign_in(page, "steering_office")
    page.goto(f"{site.address}/pilotage/journal/")
    page.keyboard.press("/")
    box = page.get_by_role("banner").get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.type("bc 2026 014")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recherche")
    first = page.get_by_role("main").get_by_role("listitem").get_by_role("link").first
    expect(first).to_have_text("BC-2026-014")
    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("BC-2026-014")


def test_the_key_is_a_character_where_one_writes(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/produits/")
    field = page.get_by_role("main").get_by_role("searchbox")
    field.focus()
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")


def test_an_employer_is_confirmed_then_changed(site: Site, page: Page) -> None:
    site.sign_in(page, "steering_office")
    page.goto(f"{site.address}/pilotage/employeurs/")
    page.get_by_role("button", name="Confirmer").first.click()
    expect(page.get_by_role("main")).to_contain_text("C’est retenu")
    page.get_by_role("link", name="rapprochés (1)").click()
    page.get_by_role("main").get_by_role("combobox").first.select_option("aucun")
    page.get_by_role("button", name="Changer").first.click()
    expect(page.get_by_role("main")).to_contain_text("n’est aucun titulaire")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_partner_reads_its_products_and_leaves(site: Site, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    site.sign_in(page, "partner")
    expect(page.get_by_role("heading", level=1)).to_have_text("Produits à reprendre")
    page.get_by_role("main").get_by_role("row").get_by_role("link").first.click()
    expect(page.get_by_role("main")).to_contain_text("Ce qu’il faut avoir")
    with page.expect_download() as download:
        page.get_by_role("list", name="Télécharger les activités").get_by_role("link", name="ODS").click()
    assert download.value.suggested_filename.endswith(".ods")
    page.get_by_role("button", name="Se déconnecter").first.click()
    expect(page.get_by_role("link", name="Se connecter").first).to_be_visible()
