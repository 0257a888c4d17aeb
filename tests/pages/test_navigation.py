"""The main menu: never long, and always saying where one is."""

from __future__ import annotations

import itertools

import pytest

from gouvernail.pages.navigation import MOST_AT_FIRST_LEVEL, Link, menu_of
from gouvernail.pages.sign_in.reader import ANYBODY, Reader
from gouvernail.rules.access import Role, why_not_hold


def current(reader: Reader, path: str) -> list[Link]:
    return [link for fold in menu_of(reader, path) for link in fold.links if link.current]


def office() -> Reader:
    return Reader(roles=frozenset({Role.STEERING_OFFICE}))


def all_readers() -> list[Reader]:
    sets = [frozenset(held) for size in (1, 2, 3, 4, 5) for held in itertools.combinations(Role, size)]
    return [ANYBODY, *(Reader(roles=held) for held in sets if not any(why_not_hold(held - {one}, one) for one in held))]


@pytest.mark.parametrize("reader", all_readers(), ids=lambda reader: "+".join(sorted(reader.roles)) or "anybody")
def test_nobody_has_more_than_seven_words_at_the_first_level(reader: Reader) -> None:
    menu = menu_of(reader, "/")
    assert len(menu) <= MOST_AT_FIRST_LEVEL
    addresses = [link.address for fold in menu for link in fold.links]
    assert len(set(addresses)) == len(addresses)


def test_a_short_menu_is_not_folded() -> None:
    assert [fold.label for fold in menu_of(ANYBODY, "/")] == ["", ""]


@pytest.mark.parametrize(
    ("path", "label", "how"),
    [
        ("/pilotage/", "Tableau de bord", "page"),
        ("/pilotage/bons/", "Bons de commande", "page"),
        ("/pilotage/bons/12/estimation/", "Bons de commande", "true"),
        ("/pilotage/employeurs/", "Imports", "true"),
        ("/pilotage/imports/registre/", "Imports", "true"),
    ],
)
def test_the_entry_of_a_page_is_the_current_one(path: str, label: str, how: str) -> None:
    assert [(link.label, link.current) for link in current(office(), path)] == [(label, how)]


def test_a_page_that_no_entry_leads_to_makes_none_current() -> None:
    assert current(office(), "/mon-compte/") == []
    assert current(office(), "/pilotage/rien-de-connu/") == []


def test_the_word_of_a_group_says_that_one_is_within() -> None:
    folds = [fold.label for fold in menu_of(office(), "/pilotage/bons/") if fold.is_current]
    assert folds == ["Commandes"]
