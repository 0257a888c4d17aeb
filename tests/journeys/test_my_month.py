"""My month with the keyboard alone: how many keys a usual month takes, and one with two days off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.demonstrations import Demonstration
from tests.journeys.site import Site

MOST_KEYS = 10
WIDTHS = (1280, 390)


@pytest.fixture
def site(demonstration: Demonstration, tmp_path: Path) -> Iterator[Site]:
    """A copy for each test: a month is declared once."""
    with demonstration.served_copy(tmp_path / "var") as site:
        yield site


class Keyboard:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.count = 0

    def press(self, *keys: str) -> None:
        """Press each key once."""
        for key in keys:
            self._page.keyboard.press(key)
            self.count += 1


def figure(text: str) -> float:
    """The days that a sentence tells first."""
    found = re.search(r"(\d+(?:,\d+)?)\s(?:j\b|jours?)", text)
    assert found, text
    return float(found.group(1).replace(",", "."))


def opened(site: Site, page: Page, width: int) -> float:
    """The month to declare is where a member lands; answers the days that it proposes."""
    page.set_viewport_size({"width": width, "height": 900})
    site.sign_in(page, "member")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mon mois")
    return figure(page.locator("#gv-declare").inner_text())


@pytest.mark.clause("4.1-minimal-reporting")
def test_a_usual_month_takes_one_click(site: Site, page: Page) -> None:
    proposed = opened(site, page, 1280)
    page.get_by_role("button", name=re.compile("^Déclarer")).click()
    expect(page.locator("#gv-month-sentence")).to_contain_text("Rien à faire")
    assert figure(page.locator("#gv-month-sentence").inner_text()) == proposed
    page.go_back()
    page.reload()
    expect(page.locator("#gv-month-sentence")).to_contain_text("Rien à faire")


@pytest.mark.clause("4.1-minimal-reporting")
@pytest.mark.parametrize("width", WIDTHS)
def test_a_month_with_two_days_off_takes_ten_keys_at_most(site: Site, page: Page, width: int) -> None:
    proposed = opened(site, page, width)
    days = [str(int((one.get_attribute("data-sum") or "")[-2:])) for one in page.locator("[data-sum]").all()[:-1]]
    expect(page.get_by_label("Jours sans travail")).to_be_focused()
    keyboard = Keyboard(page)
    keyboard.press(*f"{days[9]} {days[13]}", "Enter")
    assert figure(page.locator("#gv-declare").inner_text()) == proposed - 2
    keyboard.press("Enter")
    expect(page.locator("#gv-month-sentence")).to_contain_text("Rien à faire")
    assert figure(page.locator("#gv-month-sentence").inner_text()) == proposed - 2
    assert keyboard.count <= MOST_KEYS


@pytest.mark.parametrize("width", WIDTHS)
def test_the_grid_is_filled_cleared_and_undone_with_the_keyboard(site: Site, page: Page, width: int) -> None:
    proposed = opened(site, page, width)
    first = page.locator(".gv-cell").first
    first.focus()
    before = first.input_value()
    total = page.locator("[data-button-total]")
    page.keyboard.press("v")
    expect(first).to_have_value("")
    assert figure(total.inner_text()) == proposed - 1
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    focused = page.locator(".gv-cell:focus")
    row = page.locator("tbody tr[data-available]").nth(1)
    expect(row.locator(".gv-cell").nth(1)).to_be_focused()
    page.keyboard.type("½")
    page.keyboard.press("r")
    assert set(row.locator(".gv-cell").evaluate_all("cells => cells.slice(1).map(cell => cell.value)")) == {"½"}
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(focused).to_have_count(1)
    expect(first).to_have_value(before)
    assert figure(total.inner_text()) == proposed
    first.focus()
    page.keyboard.type("0,3")
    expect(first).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Rien n’est enregistré")
    expect(page.locator(".gv-month__said")).to_contain_text("Les jours vont par quarts")
    expect(first).to_have_value("0,3")


def test_what_was_typed_comes_back_after_the_session_has_ended(site: Site, page: Page) -> None:
    opened(site, page, 1280)
    cell = page.locator(".gv-cell").first
    cell.fill("0,5")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Enregistrer sans déclarer").click()
    expect(page.get_by_role("main")).to_contain_text("Votre session s’était terminée")
    person = site.person("member")
    page.get_by_label("Adresse électronique").fill(person.email)
    page.get_by_label("Mot de passe").fill(person.password)
    page.get_by_role("main").get_by_role("button", name="Se connecter").click()
    expect(page.locator(".gv-cell").first).to_have_value("0,5")
    expect(page.get_by_role("main")).to_contain_text("a été remis")


def test_without_a_script_the_page_is_a_plain_form(site: Site, browser: Browser) -> None:
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    opened_days = opened(site, page, 1280)
    page.get_by_label("Jours sans travail").fill("31")
    page.get_by_role("button", name="Vider ces jours").click()
    page.get_by_label("Jours sans travail").fill("1-31")
    page.keyboard.press("Enter")
    nothing = re.compile(r":\s0\sjour")
    expect(page.locator("#gv-declare")).to_contain_text(nothing)
    page.get_by_role("button", name="Copier le mois dernier").click()
    expect(page.locator("#gv-declare")).not_to_contain_text(nothing)
    page.goto(page.url)
    page.get_by_role("button", name=re.compile("^Déclarer")).click()
    expect(page.locator("#gv-month-sentence")).to_contain_text("Rien à faire")
    assert figure(page.locator("#gv-month-sentence").inner_text()) == opened_days
    context.close()
