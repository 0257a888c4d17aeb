"""Every kind of page, for every role, at two widths: no violation that axe can see, nothing to scroll sideways."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.site import ROLES, Site

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "RGAAv4"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
WIDTHS = (1280, 320)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("role", ROLES)
def test_no_page_has_a_violation(site: Site, page: Page, role: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    site.sign_in(page, role)
    found = [trouble for path in site.own_page_kinds(role) for trouble in troubles_of(page, site.address + path)]
    assert found == []


def troubles_of(page: Page, url: str) -> list[str]:
    """What axe finds on a page, and what overflows it."""
    page.goto(url)
    violations: list[dict[str, Any]] = Axe().run(page, options=OPTIONS).response["violations"]
    troubles = [
        f"{url} [{violation['id']}] {violation['help']}: {violation['nodes'][0]['html'][:300]}"
        for violation in violations
    ]
    overflow = int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
    return [*troubles, f"{url} overflows by {overflow} px"] if overflow > 0 else troubles
