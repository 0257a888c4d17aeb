"""Files as people write them: line ends, marks, encodings, slips."""

from __future__ import annotations

import pytest

from gouvernail.harvesters.registry.collections import Collection
from gouvernail.harvesters.registry.entries import Entry
from gouvernail.harvesters.registry.parse.files import understand_file
from gouvernail.harvesters.registry.parse.product import ProductRecord
from tests.registry_samples import kinds, product, product_text, understood

CLEAN = product_text()


def test_a_clean_file_gives_no_trouble() -> None:
    assert kinds(understood(CLEAN)) == ["end_inferred"]
    assert product(CLEAN).name == "Mes lacs"


def test_the_text_under_the_front_matter_is_kept() -> None:
    assert product(CLEAN + "\nUn *texte*.\n\n---\nencore\n").content_markdown == "Un *texte*.\n\n---\nencore"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (CLEAN.replace("\n", "\r\n").encode(), "crlf"),
        (CLEAN.removesuffix("---\n").encode(), "front_matter_not_closed"),
        (CLEAN.replace("Mes lacs", "Mes étangs").encode("cp1252"), "not_utf8"),
        (CLEAN.replace("title:", "title:\t").replace("phases", "mission:\n\tx\nphases").encode(), "tabs"),
        (CLEAN.replace("title", "title: Étangs\ntitle").encode(), "duplicate_key"),
        (b"\xef\xbb\xbf" + CLEAN.encode() + b"\r\n", "crlf"),
    ],
)
def test_a_slip_is_told_and_the_file_understood(content: bytes, kind: str) -> None:
    found = understood(content)
    assert kind in kinds(found)
    assert isinstance(found.record, ProductRecord)
    assert found.record.phases[1].stage == "construction"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Du texte seul.\n", "no_front_matter"),
        (b"", "no_front_matter"),
        (b"\x00\x00", "no_front_matter"),
        (b"---\ntitle: [\n---\n", "unreadable_yaml"),
        (b"---\n\ttitle: [\n---\n", "unreadable_yaml"),
        (b"---\n- une\n- liste\n---\n", "front_matter_not_mapping"),
    ],
)
def test_what_cannot_be_read_is_left_out_with_one_trouble(content: bytes, kind: str) -> None:
    found = understood(content)
    assert (found.record, kinds(found)) == (None, [kind])


def test_a_file_without_suffix_is_read_all_the_same() -> None:
    found = understood("---\nname: Préfecture\n---\n", name="Préfecture", folder="_organisations")
    assert (found.external_id, kinds(found)) == ("Préfecture", ["missing_suffix"])


def test_composed_and_decomposed_accents_give_one_id() -> None:
    assert understood(CLEAN, name="Pre\N{COMBINING ACUTE ACCENT}fet.md").external_id == "Préfet"


def test_what_no_source_could_give_is_a_trouble() -> None:
    huge = understand_file(Entry(Collection.PRODUCTS, "content/_startups/a.md", "1" * 40), None, 2026)
    link = understand_file(Entry(Collection.PRODUCTS, "content/_startups/b.md", ""), None, 2026)
    assert (kinds(huge), kinds(link)) == (["file_too_large"], ["not_a_file"])
