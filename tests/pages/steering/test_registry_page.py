"""Imports of the registry on the page: the last ones, troubles by kind, and a button that runs one."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from gouvernail.records.models import Product

PAGE = "/pilotage/imports/registre/"


def text_of(client: Client, query: str = "") -> str:
    answer = client.get(f"{PAGE}{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def registry(tmp_path: Path, settings: Settings) -> Path:
    """A registry of one product with an odd address."""
    folder = tmp_path / "content" / "_startups"
    folder.mkdir(parents=True)
    (folder / "bac.a.sable.md").write_text(
        "---\ntitle: Bac à sable\nlink: ' https://exemple.fr ; '\nphases:\n- name: investigation\n"
        "  start: 2025-01-06\n---\nTexte.\n"
    )
    settings.REGISTRY_SOURCE = str(tmp_path)
    return tmp_path


def test_nothing_yet_and_no_source_says_why(steering: Client, settings: Settings) -> None:
    settings.REGISTRY_SOURCE = ""
    page = text_of(steering)
    assert "n’a pas encore été importé" in page
    assert "GOUVERNAIL_REGISTRY_SOURCE" in page
    assert "disabled" in page


@pytest.mark.clause("1.2-portfolio")
@pytest.mark.usefixtures("at_once")
def test_an_import_from_the_page_and_its_troubles(steering: Client, registry: Path) -> None:  # noqa: ARG001
    assert steering.post(PAGE).status_code == 302
    assert Product.objects.get().external_id == "bac.a.sable"
    page = text_of(steering)
    assert "Adresse nettoyée" in page
    kind = text_of(steering, "?genre=url_cleaned")
    assert "content/_startups/bac.a.sable.md" in kind
    assert "https://exemple.fr" in kind


def test_an_unknown_kind_is_calm(steering: Client) -> None:
    assert '<h2 id="genre">' not in text_of(steering, "?genre=<script>")
