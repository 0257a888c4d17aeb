"""Every code that a rule or a reader gives has its French sentence."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from string import Formatter

from gouvernail import wording
from gouvernail.rules.history import TOLERATED_BY_HISTORY
from gouvernail.rules.lifecycle import TRANSITIONS
from tests.house.states import WORDS_OF_STATES
from tests.house.tree import PACKAGE, named, python_files, syntax_of


def codes_given_to(maker: str) -> Iterator[tuple[str, str]]:
    """The literal codes given first to a maker such as `Refusal`, with their file."""
    for path in python_files(PACKAGE):
        for call in ast.walk(syntax_of(path)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == maker and call.args:
                code = call.args[0]
                if isinstance(code, ast.Constant):
                    yield named(path), str(code.value)


def test_every_refusal_has_its_sentence() -> None:
    assert [(path, code) for path, code in codes_given_to("Refusal") if code not in wording.REFUSALS] == []


def test_a_code_stands_in_the_file_of_one_noun() -> None:
    """Two sentences for one code: the one that people read would depend on the order of the files."""
    names = [found.name for found in pkgutil.iter_modules(wording.__path__, "gouvernail.wording.")]
    tables = [getattr(importlib.import_module(name), "REFUSALS", {}) for name in names]
    codes = [code for table in tables if table is not wording.REFUSALS for code in table]
    assert sorted(codes) == sorted(wording.REFUSALS)


def test_what_history_tolerates_is_told_as_a_fact() -> None:
    """Nobody is asked to correct what the take-over accepted as it was."""
    assert set(wording.ANOMALIES) >= TOLERATED_BY_HISTORY
    orders_to_people = ("orrigez", "éduisez", "érifiez", "serait", "aurait")
    told = [sentence for sentence in wording.ANOMALIES.values() if any(word in sentence for word in orders_to_people)]
    assert told == []


def test_every_verb_of_the_journal_has_its_words() -> None:
    verbs = {
        str(call.args[1].value)
        for path in python_files(PACKAGE / "actions")
        for call in ast.walk(syntax_of(path))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("Line") and len(call.args) > 1
        if isinstance(call.args[1], ast.Constant)
    }
    assert verbs
    assert verbs - set(wording.JOURNAL) == set()


def test_every_state_has_its_word() -> None:
    assert {noun: set(words) for noun, words in WORDS_OF_STATES.items()} == {
        noun: {state.value for state in TRANSITIONS[noun]} for noun in WORDS_OF_STATES
    }


def test_every_sentence_can_be_filled() -> None:
    """A sentence with an unnamed or unclosed place would fail on the day that somebody needs it."""
    tables = [table for name, table in vars(wording).items() if name.isupper() and isinstance(table, dict)]
    sentences = [sentence for table in tables for sentence in table.values() if isinstance(sentence, str)]
    assert sentences
    places = [(sentence, place) for sentence in sentences for _, place, _, _ in Formatter().parse(sentence)]
    assert [sentence for sentence, place in places if place == ""] == []
