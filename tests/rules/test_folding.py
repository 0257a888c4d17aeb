"""Spellings that people take for the same are found together."""

from __future__ import annotations

import pytest

from gouvernail.rules.folding import folded, grouping_key


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Éducation NATIONALE", "education nationale"),
        ("E\N{COMBINING ACUTE ACCENT}té", "ete"),
        ("Œuvre d’art", "oeuvre d'art"),
        ("Straße", "strasse"),
        ("Ça, là, où ?", "ca, la, ou ?"),
        ("Ελλάδα", "ελλαδα"),
        ("", ""),
    ],
)
def test_case_and_accents_are_forgiven(text: str, plain: str) -> None:
    assert folded(text) == plain
    assert folded(plain) == plain


@pytest.mark.parametrize("spelling", ["Open-Data", "open data", "OPEN_DATA", " open – data "])
def test_punctuation_is_forgiven_in_a_key(spelling: str) -> None:
    assert grouping_key(spelling) == "open data"
