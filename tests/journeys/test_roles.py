"""Each role from sign-in to sign-out on the demonstration, at a desk and on a telephone: what each came for is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.demonstrations import Demonstration
from tests.journeys.menu import open_menu
from tests.journeys.site import Site

SIZES = [pytest.param((1280, 900), id="desk"), pytest.param((390, 844), id="telephone")]


@pytest.fixture
def fresh(demonstration: Demonstration, tmp_path: Path) -> Iterator[Site]:
    """A copy for each journey: a month is declared once."""
    with demonstration.served_copy(tmp_path / "var") as site:
        yield site


@pytest.fixture(params=SIZES)
def sized(request: pytest.FixtureRequest, page: Page) -> Page:
    """A page of one of the two sizes."""
    width, height = request.param
    page.set_viewport_size({"width": width, "height": height})
    return page


def leave(page: Page) -> None:
    """Sign out, and be told so."""
    page.get_by_role("button", name="Se déconnecter").first.click()
    expect(page.get_by_role("link", name="Se connecter").first).to_be_visible()


def follow(page: Page, name: str) -> None:
    """An entry of the main menu."""
    open_menu(page, name)
    page.get_by_role("navigation", name="Menu principal").get_by_role("link", name=name, exact=True).click()


@pytest.mark.clause("4.1-minimal-reporting", "4.2-statement")
def test_a_month_is_declared_approved_accepted_and_read_in_the_statement(fresh: Site, sized: Page) -> None:
    page = sized
    main = page.get_by_role("main")

    fresh.sign_in(page, "member")
    main.get_by_role("button", name=re.compile("^Déclarer")).click()
    expect(page.locator("#gv-month-sentence")).to_contain_text("Rien à faire")
    leave(page)

    fresh.sign_in(page, "correspondent")
    follow(page, "Mois de l’équipe")
    main.get_by_role("button", name=re.compile("^Approuver (ce mois|les )")).click()
    expect(page.get_by_role("status").first).to_be_visible()
    leave(page)

    fresh.sign_in(page, "product_lead")
    follow(page, "Jours")
    main.get_by_role("button", name=re.compile("^Accepter")).first.click()
    expect(page.get_by_role("status").first).to_contain_text("Accepté")
    leave(page)

    fresh.sign_in(page, "steering_office")
    follow(page, "État")
    expect(main).to_contain_text("de solde")
    with page.expect_download() as download:
        main.get_by_role("link", name="ODS").first.click()
    assert Path(download.value.path()).stat().st_size > 1_000
    main.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("BC-")
    leave(page)


def test_a_partner_finds_what_it_takes_over(site: Site, sized: Page) -> None:
    site.sign_in(sized, "partner")
    sized.get_by_role("main").locator("table a[href^='/partenaire/']").first.click()
    expect(sized.get_by_role("heading", level=1)).to_be_visible()
    leave(sized)


@pytest.mark.clause("1.2-portfolio")
def test_anybody_follows_a_product_through_its_life(site: Site, sized: Page) -> None:
    main = sized.get_by_role("main")
    sized.goto(site.address)
    main.get_by_role("link", name="Construction").click()
    expect(main.get_by_role("status").first).to_contain_text("correspond")
    name = main.locator("tbody a").first.inner_text()
    main.locator("tbody a").first.click()
    expect(sized.get_by_role("heading", level=1)).to_have_text(name)
    expect(main).to_contain_text("Les phases de sa vie")
    main.locator("a[href^='/incubateurs/']").first.click()
    expect(main).to_contain_text(name)
    sized.get_by_role("link", name="Aide").first.click()
    expect(sized.get_by_role("heading", level=1)).to_contain_text("portefeuille")
