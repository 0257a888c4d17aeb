"""Looks at every kind of page with the eyes of each role: `bin/screenshots`."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from gouvernail.commands.demo_check import people_of, served
from tests.house.tree import ROOT
from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.journeys.site import ROLES, Site

FOLDER = ROOT / "var" / "screenshots"
WIDTHS = (1280, 390)


def main() -> None:
    """Serve the demonstration from a scratch folder and take every picture."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(Path(folder), Path(folder) / "serve.log") as (address, _):
            site = Site(address, tuple(people_of(Path(folder))))
            for role in ROLES:
                for width in WIDTHS:
                    take(browser, site, role, width)
        browser.close()


def take(browser: Browser, site: Site, role: str, width: int) -> None:
    """The pictures of one role at one width."""
    place = FOLDER / role
    place.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="fr-FR")
    site.sign_in(page, role)
    for path in site.own_page_kinds(role):
        page.goto(site.address + path)
        name = re.sub(r"[^\w-]+", "_", path).strip("_") or "accueil"
        page.screenshot(path=place / f"{name[:80]}-{width}.png", full_page=True)
        print(place / f"{name[:80]}-{width}.png")
    page.close()


if __name__ == "__main__":
    main()
