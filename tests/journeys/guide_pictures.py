"""The pictures of the guide, taken from the demonstration: `bin/guide --pictures`."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from gouvernail.commands.demo_check import people_of, served
from tests.house.tree import ROOT
from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.journeys.site import WITHOUT_ACCOUNT, Site

FOLDER = ROOT / "docs" / "guide" / "images"
WIDTH = 1280
QUALITY = 60


class Picture(NamedTuple):
    """Who looks at which page, how much of it, after opening which link."""

    role: str
    path: str
    height: int = 800
    opens: str = ""


PICTURES: Mapping[str, Picture] = {
    "accueil": Picture(WITHOUT_ACCOUNT, "/"),
    "produits": Picture(WITHOUT_ACCOUNT, "/produits/"),
    "fiche-produit": Picture(WITHOUT_ACCOUNT, "/produits/", opens="main tbody a >> nth=0", height=900),
    "pilotage": Picture("steering_office", "/pilotage/"),
    "etat": Picture("steering_office", "/pilotage/etat/", height=900),
    "bon-de-commande": Picture("steering_office", "/pilotage/etat/", opens="main tbody th a >> nth=0", height=1000),
    "jours": Picture("product_lead", "/pilotage/jours/", height=760),
    "activites": Picture("product_lead", "/pilotage/activites/", height=1000),
    "mon-mois": Picture("member", "/mon-mois/", height=1000),
    "imports": Picture("steering_office", "/pilotage/imports/"),
    "espace": Picture("correspondent", "/espace/", height=900),
    "mois-de-l-equipe": Picture("correspondent", "/espace/mois/"),
    "besoins": Picture("steering_office", "/pilotage/besoins/", height=700),
    "decision": Picture("steering_office", "/pilotage/besoins/", opens="main tbody th a >> nth=1", height=1000),
    "equipes": Picture("product_lead", "/pilotage/equipes/", height=700),
    "notifications": Picture("steering_office", "/pilotage/notifications/", height=700),
    "echeances": Picture("steering_office", "/mes-echeances/", height=1000),
    "partenaire": Picture("partner", "/partenaire/"),
}


def main() -> None:
    """Serve the demonstration from a scratch folder and take every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(Path(folder), Path(folder) / "serve.log") as (address, _):
            take_all(browser, Site(address, tuple(people_of(Path(folder)))), FOLDER)
        browser.close()


def take_all(browser: Browser, site: Site, folder: Path) -> None:
    """Take every picture into a folder; those of one role in one session."""
    for role in sorted({one.role for one in PICTURES.values()}):
        page = browser.new_page(viewport={"width": WIDTH, "height": 800}, locale="fr-FR")
        site.sign_in(page, role)
        button = page.get_by_role("button", name="Ranger ces premiers pas")
        if button.count():
            button.click()
            page.wait_for_load_state()
        for name, one in PICTURES.items():
            if one.role == role:
                take(page, site, one, folder / f"{name}.jpg")
        page.close()


def take(page: Page, site: Site, one: Picture, place: Path) -> None:
    """Take one picture, from the top of its page."""
    answer = page.goto(site.address + one.path)
    assert answer is not None
    assert answer.ok, one
    if one.opens:
        page.locator(one.opens).click()
        page.wait_for_load_state()
    page.set_viewport_size({"width": WIDTH, "height": one.height})
    page.screenshot(path=place, type="jpeg", quality=QUALITY)


if __name__ == "__main__":
    main()
