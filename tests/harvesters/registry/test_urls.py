"""Addresses of the registry."""

from __future__ import annotations

import pytest

from gouvernail.harvesters.registry.parse.troubles import Troubles
from gouvernail.harvesters.registry.parse.urls import clean_url


@pytest.mark.parametrize(
    ("written", "clean", "kinds"),
    [
        ("https://lacs.exemple.fr/a?b=c#d", "https://lacs.exemple.fr/a?b=c#d", []),
        ("", "", ["url_empty"]),
        ("  ; ", "", ["url_empty"]),
        (" https://lacs.exemple.fr ", "https://lacs.exemple.fr", ["url_cleaned"]),
        ("https://lacs.exemple.fr; ", "https://lacs.exemple.fr", ["url_cleaned"]),
        ("https:&#x2F;&#x2F;lacs.exemple.fr&#x2F;a", "https://lacs.exemple.fr/a", ["url_cleaned"]),
        ("https://lacs.exemple.fr/?a=1&amp;b=2", "https://lacs.exemple.fr/?a=1&b=2", ["url_cleaned"]),
        ("https://a.exemple.fr, https://b.exemple.fr", "https://a.exemple.fr", ["several_urls"]),
        ("lacs.exemple.fr/stats", "https://lacs.exemple.fr/stats", ["url_without_scheme"]),
        ("/stats", "", ["url_without_host"]),
        ("https://", "", ["url_without_host"]),
        ("bientôt", "", ["url_without_host"]),
        ("http://[::1", "", ["url_without_host"]),
        ("javascript:alert(1)", "", ["url_refused"]),
        ("&#106;avascript:alert(1)", "", ["url_refused"]),
        ("data:text/html,x", "", ["url_refused"]),
        ("file:///etc/passwd", "", ["url_refused"]),
    ],
)
def test_an_address_is_clean_or_empty(written: str, clean: str, kinds: list[str]) -> None:
    troubles = Troubles("fichier.md")
    assert clean_url(written, "link", troubles) == clean
    assert [each.kind for each in troubles.found] == kinds
