"""Work first on a phone, months and statements whole on paper, and no name that pushes a page aside."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.site import Site

STEPS = "Vos premiers pas"
PAPER: ViewportSize = {"width": 703, "height": 1000}
"""An A4 page between its margins."""


@pytest.mark.parametrize("role", ["steering_office", "correspondent", "member"])
def test_on_a_phone_the_first_steps_take_one_line_and_open(site: Site, page: Page, role: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    site.sign_in(page, role)
    steps = page.get_by_role("complementary", name=STEPS)
    box = steps.bounding_box()
    assert box is not None
    assert box["height"] < 64
    steps.get_by_text(STEPS).first.click()
    expect(steps.get_by_role("button", name="Ranger ces premiers pas")).to_be_visible()


def test_on_a_phone_the_month_is_declared_without_scrolling_to_its_end(site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    site.sign_in(page, "member")
    expect(page.get_by_role("button", name=re.compile("^Déclarer"))).to_be_in_viewport()


def test_a_printed_month_is_whole_and_without_tools(site: Site, page: Page) -> None:
    page.set_viewport_size(PAPER)
    site.sign_in(page, "member")
    page.emulate_media(media="print")
    expect(page.locator(".gv-month__tools")).to_be_hidden()
    expect(page.locator(".gv-month__add").first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_printed_statement_holds_in_the_page(site: Site, page: Page) -> None:
    page.set_viewport_size(PAPER)
    site.sign_in(page, "steering_office")
    page.goto(f"{site.address}/pilotage/etat/")
    page.emulate_media(media="print")
    expect(page.locator(".gv-tabs").first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("path", ["/pilotage/etat/", "/pilotage/bons/", "/pilotage/jours/"])
def test_a_name_without_end_does_not_push_the_page_aside(site: Site, page: Page, path: str) -> None:
    site.sign_in(page, "steering_office")
    page.goto(site.address + path)
    cells = page.locator("main tbody tr:has(th a) td", has_text=re.compile("Galets"))
    expect(cells.first).to_be_visible()
    cells.evaluate_all("found => found.forEach(cell => { cell.textContent = 'Anticonstitutionnellement'.repeat(12); })")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
