from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings as current
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.pages.portfolio import make_incubator, make_told_product

pytestmark = pytest.mark.django_db
NOTICES = ["legal_notice", "data_protection", "accessibility", "contribute"]
MISSING = "non renseigné par l’exploitant de cette instance"


def _page(client: Client, name: str) -> str:
    return client.get(reverse(name)).content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("name", NOTICES)
def test_every_page_leads_to_each_notice(client: Client, name: str) -> None:
    assert f'href="{reverse(name)}"' in _page(client, "home")


@pytest.mark.parametrize("name", ["legal_notice", "data_protection", "accessibility"])
def test_a_notice_says_what_nobody_told(client: Client, name: str) -> None:
    assert MISSING in _page(client, name)


def test_the_notices_tell_what_the_instance_is_told(client: Client, settings: Settings) -> None:
    settings.INSTANCE_NAME = "Cap d’exemple"
    settings.NOTICES = current.NOTICES | {
        "publisher": "Préfecture d’exemple <script>",
        "publication_director": "La direction",
        "hosting": "Hébergeur, 1 rue du Port",
        "contact": "equipe@exemple.fr",
        "accessibility_status": "partiellement conforme",
        "accessibility_audited_on": "2026-05-09",
        "security_contact": "mailto:securite@exemple.fr",
    }
    legal, accessibility, contribute = (_page(client, name) for name in ("legal_notice", "accessibility", "contribute"))
    assert MISSING not in legal
    assert "« Cap d’exemple »" in legal
    assert "Préfecture d’exemple &lt;script&gt;" in legal
    assert "audit du 9 mai 2026" in accessibility
    assert "<strong>partiellement conforme</strong>" in accessibility
    assert "Accessibilité : partiellement conforme" in legal
    assert 'href="mailto:securite@exemple.fr"' in contribute
    assert 'href="mailto:equipe@exemple.fr"' in _page(client, "data_protection")


def test_another_setting_makes_a_kept_notice_stale(client: Client, settings: Settings) -> None:
    tag = client.get(reverse("legal_notice"))["ETag"]
    assert client.get(reverse("legal_notice"), headers={"if-none-match": tag}).status_code == 304
    settings.NOTICES = current.NOTICES | {"publisher": "Préfecture d’exemple"}
    assert client.get(reverse("legal_notice"), headers={"if-none-match": tag}).status_code == 200


def test_security_txt_is_safe_without_any_setting(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUVERNAIL_TODAY", "2026-05-09")
    assert client.get("/.well-known/security.txt").content.decode().splitlines() == [
        "Contact: http://testserver/contribuer/",
        "Expires: 2026-11-05T00:00:00+01:00",
        "Policy: http://testserver/contribuer/",
        "Preferred-Languages: fr, en",
        "Canonical: http://testserver/.well-known/security.txt",
    ]


def test_security_txt_tells_the_contact_and_its_end(client: Client, settings: Settings) -> None:
    told = {"security_contact": "mailto:securite@exemple.fr", "security_expires_on": "2027-07-01"}
    settings.NOTICES = current.NOTICES | told
    lines = client.get(reverse("security")).content.decode().splitlines()
    assert lines[:2] == ["Contact: mailto:securite@exemple.fr", "Expires: 2027-07-01T00:00:00+02:00"]


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("GOUVERNAIL_ACCESSIBILITY_STATUS", "totalement conforme"),
        ("GOUVERNAIL_ACCESSIBILITY_STATUS", "parfait"),
        ("GOUVERNAIL_SECURITY_CONTACT", "securite@exemple.fr"),
        ("GOUVERNAIL_SECURITY_CONTACT", "mailto:a@exemple.fr\nCanonical: x"),
        ("GOUVERNAIL_SECURITY_EXPIRES_ON", "demain"),
    ],
)
def test_a_setting_that_would_lie_is_refused_at_the_start(variable: str, value: str, tmp_path: Path) -> None:
    asked = [sys.executable, "-c", "import gouvernail.settings"]
    told = {**os.environ, "GOUVERNAIL_VAR": str(tmp_path), variable: value}
    answer = subprocess.run(asked, env=told, capture_output=True, text=True, check=False)
    assert answer.returncode != 0
    assert "ImproperlyConfigured" in answer.stderr
    assert variable.removesuffix("STATUS") in answer.stderr


def test_the_map_of_the_site_names_what_may_be_read_and_robots_find_it(client: Client) -> None:
    atelier = make_incubator("atelier")
    make_told_product("guichet.été", incubator=atelier)
    make_told_product("parti", incubator=atelier, gone_on=date(2020, 1, 1))
    place = re.search(r"^Sitemap: (\S+)$", _page(client, "robots"), re.MULTILINE)
    assert place
    found = ET.fromstring(client.get(place[1]).content).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    addresses = [(each.text or "").removeprefix("http://testserver") for each in found]
    assert addresses == [
        *("/", "/produits/", "/incubateurs/"),
        *("/accessibilite/", "/mentions-legales/", "/protection-des-donnees/", "/contribuer/"),
        "/incubateurs/atelier/",
        "/produits/guichet.%C3%A9t%C3%A9/",
    ]
    assert {client.get(address).status_code for address in addresses} == {200}
