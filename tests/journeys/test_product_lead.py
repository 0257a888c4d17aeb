"""The product lead's week, in a browser: accept a month, send one back, move an activity by keyboard and by mouse."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.menu import open_menu
from tests.journeys.site import Site

DAYS = "/pilotage/jours/"
BOARD = "/pilotage/activites/"
SIZES = [pytest.param((1280, 900), id="1280"), pytest.param((390, 844), id="390")]


def rows(page: Page) -> Locator:
    """The lines and months on the page of days."""
    return page.get_by_role("main").locator("tbody tr:not(.gv-exchange)")


def column(page: Page, state: str) -> Locator:
    """A column of the board."""
    return page.locator(f"[data-column={state}]")


def card(page: Page, title: str) -> Locator:
    """The card of an activity, wherever it is."""
    return page.locator(".gv-card").filter(has=page.get_by_role("heading", name=title, exact=False))


def first_title(page: Page, state: str) -> str:
    """The title of the first card of a column."""
    return column(page, state).locator(".gv-card h3 bdi").first.inner_text()


def titled(page: Page, state: str, title: str) -> Locator:
    """The titles of a column that are this one."""
    return column(page, state).locator(".gv-card h3 bdi").filter(has_text=title)


@pytest.fixture
def lead(site: Site, page: Page) -> Page:
    """A browser in which the product lead is signed in."""
    site.sign_in(page, "product_lead")
    return page


@pytest.fixture
def without_script(site: Site, browser: Browser) -> Iterator[Page]:
    """The same without JavaScript."""
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    site.sign_in(page, "product_lead")
    yield page
    context.close()


def accept_first(page: Page) -> None:
    """Accept the first line and month: one click."""
    waiting = rows(page).count()
    page.get_by_role("button", name=re.compile("^Accepter")).first.click()
    expect(page.get_by_role("status").filter(has_text="Accepté")).to_be_visible()
    expect(rows(page)).to_have_count(waiting - 1)


@pytest.mark.clause("4.2-statement")
def test_a_month_is_accepted_at_a_desk_another_sent_back_and_the_rest_accepted_on_a_phone(
    site: Site, lead: Page
) -> None:
    lead.goto(site.address + BOARD)
    open_menu(lead, "Jours")
    lead.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Jours", exact=True).click()
    accept_first(lead)
    lead.set_viewport_size({"width": 390, "height": 844})
    lead.get_by_role("link", name=re.compile("^Renvoyer")).first.click()
    lead.get_by_role("button", name=re.compile("^Renvoyer")).click()
    expect(lead.get_by_text("Donnez le motif").first).to_be_visible()
    lead.get_by_label("Motif").fill("Un jour de plus que prévu : pour quelle activité ?")
    lead.get_by_role("button", name=re.compile("^Renvoyer")).click()
    expect(lead.get_by_role("heading", level=1)).to_have_text("Jours renvoyés")
    expect(lead.get_by_role("main")).to_contain_text("pour quelle activité")
    lead.get_by_role("link", name=re.compile("^à accepter")).click()
    expect(lead).to_have_url(site.address + DAYS)
    accept_first(lead)
    lead.get_by_role("button", name=re.compile("^Tout accepter")).click()
    expect(lead.get_by_role("main")).to_contain_text("Rien n’attend votre acceptation")


@pytest.mark.clause("4.2-statement")
@pytest.mark.parametrize("size", SIZES)
def test_an_activity_is_moved_with_the_keyboard_alone(site: Site, lead: Page, size: tuple[int, int]) -> None:
    lead.set_viewport_size({"width": size[0], "height": size[1]})
    lead.goto(site.address + BOARD)
    title = first_title(lead, "to_do")
    for _ in range(60):
        lead.keyboard.press("Tab")
        if lead.evaluate("document.activeElement.classList.contains('gv-card')"):
            break
    expect(card(lead, title)).to_be_focused()
    lead.keyboard.press("ArrowRight")
    expect(titled(lead, "doing", title)).to_have_count(1)
    expect(lead.locator("#gv-board-said")).to_contain_text(
        f"{title} » est maintenant « en cours »".replace(" »", "\N{NO-BREAK SPACE}»").replace(
            "« ", "«\N{NO-BREAK SPACE}"
        )
    )
    expect(card(lead, title)).to_be_focused()
    lead.keyboard.press("ArrowLeft")
    expect(titled(lead, "to_do", title)).to_have_count(1)
    lead.keyboard.press("ArrowDown")
    expect(card(lead, title)).not_to_be_focused()
    lead.keyboard.press("ArrowUp")
    expect(card(lead, title)).to_be_focused()
    lead.keyboard.press("Tab")
    lead.keyboard.press("Tab")
    expect(lead.get_by_role("button", name=f"Commencer : {title}".replace(" :", "\N{NO-BREAK SPACE}:"))).to_be_focused()
    lead.keyboard.press("Enter")
    expect(titled(lead, "doing", title)).to_have_count(1)
    expect(card(lead, title)).to_be_focused()


@pytest.mark.clause("4.2-statement")
def test_an_activity_is_moved_with_the_mouse(site: Site, lead: Page) -> None:
    lead.goto(site.address + BOARD)
    title = first_title(lead, "doing")
    start = card(lead, title).locator("h3").bounding_box()
    end = column(lead, "to_do").locator("h2").bounding_box()
    assert start is not None
    assert end is not None
    lead.mouse.move(start["x"] + 40, start["y"] + 8)
    lead.mouse.down()
    lead.mouse.move(end["x"] + 30, end["y"] + 30, steps=8)
    expect(column(lead, "to_do")).to_have_class(re.compile("gv-over"))
    lead.mouse.up()
    expect(titled(lead, "to_do", title)).to_have_count(1)
    expect(lead.locator(".gv-ghost")).to_have_count(0)
    lead.reload()
    expect(titled(lead, "to_do", title)).to_have_count(1)


def test_a_drag_that_is_given_up_moves_nothing(site: Site, lead: Page) -> None:
    lead.goto(site.address + BOARD)
    title = first_title(lead, "doing")
    start = card(lead, title).locator("h3").bounding_box()
    assert start is not None
    lead.mouse.move(start["x"] + 40, start["y"] + 8)
    lead.mouse.down()
    lead.mouse.move(40, 300, steps=5)
    expect(lead.locator(".gv-ghost")).to_have_count(1)
    lead.keyboard.press("Escape")
    lead.mouse.up()
    expect(lead.locator(".gv-ghost")).to_have_count(0)
    assert first_title(lead, "doing") == title


@pytest.mark.clause("4.2-statement")
def test_two_tabs_the_second_is_told_and_sees_what_stands(site: Site, browser: Browser) -> None:
    with browser.new_context(locale="fr-FR") as context:  # of its own: a refusal is an error to the console
        first, second = context.new_page(), context.new_page()
        site.sign_in(first, "product_lead")
        for tab in (first, second):
            tab.goto(site.address + BOARD)
        title = first_title(first, "to_do")
        card(first, title).get_by_role("button", name=re.compile("^Terminer")).click()
        expect(titled(first, "done", title)).to_have_count(1)
        card(second, title).get_by_role("button", name=re.compile("^Commencer")).click()
        expect(second.get_by_role("alert")).to_contain_text("a été déplacée")
        expect(titled(second, "done", title)).to_have_count(1)


@pytest.mark.clause("4.2-device")
def test_a_session_that_ended_moves_nothing_and_leads_to_the_door(site: Site, browser: Browser) -> None:
    with browser.new_context(locale="fr-FR") as context:
        page = context.new_page()
        site.sign_in(page, "product_lead")
        page.goto(site.address + BOARD)
        context.clear_cookies()
        page.locator(".gv-card").first.focus()
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile("/connexion/"))


def test_without_script_the_buttons_do_the_same(site: Site, without_script: Page) -> None:
    page = without_script
    page.goto(site.address + BOARD)
    title = first_title(page, "doing")
    card(page, title).get_by_role("button", name=re.compile("^Terminer")).click()
    expect(titled(page, "done", title)).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="est maintenant")).to_be_visible()
