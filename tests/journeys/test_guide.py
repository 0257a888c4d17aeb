"""« Aide » leads from every page to its section; the pictures of the guide can be taken again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gouvernail.commands.visitor import Visitor
from tests.house.tree import ROOT
from tests.journeys.guide_pictures import PICTURES, take_all
from tests.journeys.site import ROLES, UNLINKED, WITHOUT_ACCOUNT, Site

HELP = re.compile(r'href="(/aide/[^"]*)">Aide<')
CONTENTS = "/aide/"


@pytest.mark.parametrize("role", ROLES)
def test_every_page_leads_to_the_section_that_explains_it(site: Site, role: str) -> None:
    visitor = Visitor(site.address)
    unexplained = []
    for page in site.pages(role):
        found = HELP.search(page.text)
        assert found, page.asked
        place, _, anchor = found[1].partition("#")
        if page.asked not in UNLINKED and not page.asked.startswith(CONTENTS):
            text = visitor.get(place).text
            unexplained += [page.asked] if place == CONTENTS or (anchor and f'id="{anchor}"' not in text) else []
    assert unexplained == []


def test_every_picture_of_the_guide_can_be_taken_again(site: Site, browser: Browser, tmp_path: Path) -> None:
    take_all(browser, site, tmp_path)
    told = "".join(place.read_text("utf-8") for place in (ROOT / "docs" / "guide").glob("*.md"))
    assert {f"{name}.jpg" for name in PICTURES} == set(re.findall(r"\(images/([^)]+)\)", told))
    taken = {place.stem for place in tmp_path.iterdir() if place.stat().st_size > 10_000}
    assert taken == PICTURES.keys()


@pytest.mark.parametrize("role", [role for role in ROLES if role != WITHOUT_ACCOUNT])
def test_the_first_steps_are_put_away_with_the_keyboard(site: Site, page: Page, role: str) -> None:
    site.sign_in(page, role)
    page.goto(f"{site.address}/aide/")
    page.get_by_role("button", name="Les montrer de nouveau à l’accueil").click()
    button = page.get_by_role("button", name="Ranger ces premiers pas")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".gv-messages")).to_contain_text("Vos premiers pas sont rangés", timeout=20_000)
    expect(button).to_have_count(0)
    page.reload()
    expect(button).to_have_count(0)
