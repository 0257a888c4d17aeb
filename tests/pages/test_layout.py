from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings

from gouvernail.pages.static_finder import UsedFilesFinder
from gouvernail.records.models import Account

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/produits/", "/connexion/", "/rien/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_inline_and_nothing_from_elsewhere(client: Client, address: str) -> None:
    answer = client.get(address)
    page = answer.content.decode()
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_the_brand_of_the_state_is_off_unless_asked_for(client: Client, settings: Settings) -> None:
    page = client.get("/connexion/").content.decode()
    assert "République" not in page
    assert "gv-state" not in page
    settings.STATE_BRAND = True
    page = client.get("/connexion/").content.decode()
    assert "République<br>Française" in page
    assert "gv-state" in page


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_has_skip_links_to_places_that_exist(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    for target in re.findall(r'class="fr-link" href="#([\w-]+)"', page):
        assert f'id="{target}"' in page
    assert page.count("<h1") == 1
    assert '<html lang="fr"' in page


def test_static_files_are_the_few_that_pages_use() -> None:
    served = {path for path, _ in UsedFilesFinder().list(None)}
    assert {"dsfr/dist/dsfr.main.min.css", "gouvernail/gouvernail.css"} <= served
    assert len(served) < 150


def test_the_stylesheet_of_a_page_is_served(client: Client) -> None:
    page = client.get("/connexion/").content.decode()
    for name in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        answer = client.get(name)
        answer.close()
        assert answer.status_code == 200, name


def test_an_error_of_ours_is_told_on_a_page_that_needs_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a cause that nobody should read")

    monkeypatch.setattr("gouvernail.pages.public.home.portfolio_figures", broken)
    client.raise_request_exception = False
    answer = client.get("/")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Une erreur est survenue de notre côté" in page
    assert "nobody should read" not in page
    assert "/static/" not in page


def test_signed_in_without_the_right_is_told_so_in_french(client: Client) -> None:
    client.force_login(
        Account.objects.create(email="a@exemple.fr"), backend="django.contrib.auth.backends.ModelBackend"
    )
    answer = client.get("/mon-mot-de-passe/")
    assert answer.status_code == 403
    assert "Cette page n’est pas ouverte à votre rôle" in answer.content.decode()
