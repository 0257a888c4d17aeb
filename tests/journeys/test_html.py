"""Every kind of page, for every role: valid HTML, in French, light to carry.

The validator is `html-validate`, its standard rules and those of accessibility (`tests/node/html-validate.json`), with
two readings: a list may carry a name (ARIA lets it, the legends of pictures use it), and a table that scrolls stands in
a `div` with the role `region`, which is no section of the text.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from gouvernail.commands.visitor import Answer
from tests.house.tree import ROOT
from tests.journeys.site import ROLES, Site

VALIDATOR = ROOT / "tests" / "node" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
MOST_BYTES = 60_000
"""What a page weighs at most on its way, compressed."""
MISSING = "html-validate is missing: install nodejs and npm, then run bin/setup --dev"
BROKEN = "<!DOCTYPE html><html lang='fr'><head><title>x</title></head><body><p><div></p></body></html>"


@pytest.fixture(scope="session")
def validator() -> Path:
    """The installed validator; without it the test is skipped, and fails in continuous integration."""
    if not VALIDATOR.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return VALIDATOR


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_valid_html(site: Site, validator: Path, tmp_path: Path, role: str) -> None:
    pages = site.pages(role)
    assert pages
    assert mistakes_of(validator, pages, tmp_path) == []


def test_a_mistake_would_be_seen(validator: Path, tmp_path: Path) -> None:
    assert mistakes_of(validator, [Answer("/", "/", 200, "text/html", BROKEN)], tmp_path)


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_in_french_and_light(site: Site, role: str) -> None:
    heavy = {page.asked: size for page in site.pages(role) if (size := weight_of(page)) > MOST_BYTES}
    assert heavy == {}
    assert [page.asked for page in site.pages(role) if '<html lang="fr"' not in page.text] == []


def weight_of(page: Answer) -> int:
    """The bytes of a page on its way."""
    return len(gzip.compress(page.text.encode()))


def mistakes_of(validator: Path, pages: list[Answer], folder: Path) -> list[str]:
    """What the validator refuses, page by page."""
    asked = {}
    for page in pages:
        place = folder / (re.sub(r"\W+", "_", page.asked)[:120] + ".html")
        place.write_text(page.text, "utf-8")
        asked[str(place)] = page.asked
    configuration = ROOT / "tests" / "node" / "html-validate.json"
    command = ["node", str(validator), "-c", str(configuration), "-f", "json", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode in {0, 1}, told.stderr
    return [
        f"{asked[report['filePath']]}:{one['line']} [{one['ruleId']}] {one['message']} {one.get('selector')}"
        for report in json.loads(told.stdout)
        for one in report["messages"]
    ]
