"""The guide inside the product is the guide of the repository, its links and pictures led to pages."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from gouvernail.pages.help.guide import CONTENTS, FOLDER, address_of, chapters

pytestmark = pytest.mark.django_db
NAMES = sorted(chapters().keys() - {CONTENTS})


def read(client: Client, name: str) -> str:
    answer = client.get(address_of(name))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", [CONTENTS, *NAMES])
def test_every_chapter_is_read_with_links_that_lead_somewhere(client: Client, name: str) -> None:
    text = read(client, name)
    assert f"<h1>{chapters()[name].title}</h1>" in text
    assert text.count("<h1") == 1
    main = text[text.index("<main") : text.index("</main>")]
    for link in re.findall(r'(?:href|src)="([^"]*)"', main):
        place, _, anchor = link.partition("#")
        assert "://" in link or not place or client.get(place).status_code == 200, link
        assert not anchor or f'id="{anchor}"' in (client.get(place).content.decode() if place else text), link


@pytest.mark.parametrize("name", NAMES)
def test_the_table_of_contents_leads_to_every_chapter(client: Client, name: str) -> None:
    assert f'href="{address_of(name)}"' in read(client, CONTENTS)


def test_every_picture_that_a_chapter_shows_is_carried() -> None:
    shown = {name for place in FOLDER.glob("*.md") for name in re.findall(r"\((images/[^)]+)\)", place.read_text())}
    assert sorted(name for name in shown if not (FOLDER / name).is_file()) == []


def test_pictures_weigh_little() -> None:
    assert sum(place.stat().st_size for place in (FOLDER / "images").glob("*")) < 2_000_000


def test_a_chapter_that_was_never_written_does_not_exist(client: Client) -> None:
    assert client.get(reverse("help_chapter", args=["jamais"])).status_code == 404
    assert client.get(reverse("help_picture", args=["jamais"])).status_code == 404
    assert client.get(reverse("help_chapter", args=[CONTENTS])).status_code == 404
