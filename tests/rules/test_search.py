"""What is typed finds what people mean: case and accents never count, characters of machines are only characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.folding import folded
from gouvernail.rules.search import Asked, Closeness, closeness, is_found

TEXTS = st.text(max_size=40)


@pytest.mark.clause("4.2-device")
@pytest.mark.parametrize(
    ("typed", "names", "expected"),
    [
        ("bc-2026-014", ("BC-2026-014",), Closeness.EXACT),
        ("BC 2026 014", ("BC-2026-014",), Closeness.EXACT),
        ("mes aides", ("Mes Aïdes", "mes-aides"), Closeness.EXACT),
        ("mes aides", ("Autre nom", "mes-aides"), Closeness.EXACT),
        ("BC-2026", ("BC-2026-014",), Closeness.PREFIX),
        ("édu", ("Éducation nationale",), Closeness.PREFIX),
        ("natio edu", ("Éducation nationale",), Closeness.WORD),
        ("014", ("BC-2026-014",), Closeness.WORD),
        ("cation", ("Éducation nationale",), Closeness.ANYWHERE),
        ("%", ("100 %",), Closeness.ANYWHERE),
        ("ελλάδα", ("Ελλαδα",), Closeness.EXACT),
        ("مرحبا", ("مرحبا بكم",), Closeness.PREFIX),
        ("🚀", ("🚀 Décollage",), Closeness.PREFIX),
    ],
)
def test_the_closest_names_come_first(typed: str, names: tuple[str, ...], expected: Closeness) -> None:
    assert closeness(Asked(typed), names) == expected


@pytest.mark.parametrize("typed", ["%", "_", "'", '"', "\\", "<script>", "*", "?"])
def test_characters_of_machines_stand_for_themselves(typed: str) -> None:
    assert is_found(Asked(typed), f"avant{typed}apres")
    assert not is_found(Asked(typed), "avant et apres")


@given(TEXTS)
def test_a_name_is_found_by_itself_and_exactly(name: str) -> None:
    asked = Asked(name)
    assert closeness(asked, (name,)) is Closeness.EXACT
    assert is_found(asked, name) == bool(folded(name).split())


@given(TEXTS, TEXTS)
def test_case_and_accents_change_nothing(typed: str, name: str) -> None:
    plain, shouted = Asked(folded(typed)), Asked(typed)
    assert plain.words == shouted.words
    assert closeness(plain, (name,)) is closeness(shouted, (folded(name),))
    assert is_found(plain, name) == is_found(shouted, folded(name))


@given(TEXTS, TEXTS)
def test_a_longer_text_never_loses_what_is_found(name: str, more: str) -> None:
    asked = Asked(name)
    if asked.words:
        assert is_found(asked, f"{name} {more}")


@given(TEXTS, TEXTS, TEXTS)
def test_another_name_never_takes_something_farther(typed: str, name: str, other: str) -> None:
    asked = Asked(typed)
    assert closeness(asked, (name, other)) <= closeness(asked, (name,))


def test_more_words_than_anybody_types_are_left_out() -> None:
    assert len(Asked("mot " * 5000).words) == 8
