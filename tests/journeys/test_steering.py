"""The main job in a browser: what is done, what remains, a new estimate, a workbook that comes in."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gouvernail.wording import MARKET_IMPORT_STATES
from tests.journeys.site import Site

STATEMENT = "/pilotage/etat/"


@pytest.mark.clause("4.2-statement")
def test_the_statement_narrowed_to_a_contractor_is_downloaded_as_it_is_shown(site: Site, page: Page) -> None:
    site.sign_in(page, "steering_office")
    page.goto(site.address + STATEMENT)
    choice = page.get_by_label("Titulaire", exact=True)
    siret = choice.locator("option").nth(1).get_attribute("value")
    choice.select_option(siret)
    page.get_by_role("button", name="Filtrer").click()
    page.wait_for_url(lambda url: f"titulaire={siret}" in url)
    shown = page.get_by_role("main").locator("tbody a[href*='/pilotage/bons/']").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = csv.reader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig")), delimiter=";")
    told = {cell for row in rows for cell in row if cell.startswith("BC-")}
    assert shown
    assert set(shown) == told


@pytest.mark.clause("4.2-statement")
def test_an_estimate_entered_on_the_order_moves_its_figures(site: Site, page: Page) -> None:
    site.sign_in(page, "steering_office")
    page.goto(site.address + STATEMENT)
    running = page.get_by_role("rowheader").filter(has_text="en cours").get_by_role("link")
    running.first.click()
    page.get_by_role("link", name="Saisir un reste à faire").click()
    page.get_by_label("Ligne").select_option(index=1)
    page.get_by_label("Reste à faire, en jours").fill("123,25")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("main")).to_contain_text("123,25")


@pytest.mark.clause("4.2-device")
def test_a_workbook_is_previewed_then_imported_by_the_background_task(site: Site, page: Page, tmp_path: Path) -> None:
    site.sign_in(page, "steering_office")
    page.goto(f"{site.address}/pilotage/imports/")
    with page.expect_download() as download:
        page.get_by_role("link", name="un exemple rempli").click()
    workbook = tmp_path / "exemple.ods"
    download.value.save_as(workbook)
    page.get_by_label("Classeur du marché").set_input_files(workbook)
    page.get_by_role("button", name="Déposer et voir l’aperçu").click()
    button = page.get_by_role("button", name="Importer")
    expect(button).to_be_enabled(timeout=60_000)
    button.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(MARKET_IMPORT_STATES["done"], timeout=60_000)


@pytest.mark.clause("4.2-device")
def test_an_order_of_another_contractor_does_not_exist(site: Site, page: Page) -> None:
    mine, theirs = [person for person in site.people if person.role == "correspondent"]
    orders = {person.email: set(site.order_pages(person)) for person in (mine, theirs)}
    foreign = sorted(orders[theirs.email] - orders[mine.email])
    assert foreign
    site.sign_in(page, "correspondent")
    answer = page.goto(site.address + foreign[0])
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("main")).to_contain_text("Page introuvable")
