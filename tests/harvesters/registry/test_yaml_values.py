"""YAML becomes plain values, within limits, and never anything else."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.harvesters.registry.parse.yaml_values import UnreadableYaml, load


def test_values_keep_their_type() -> None:
    values, twice = load("a: 12\nb: '12'\nc: 2024-03-01\nd: true\ne:\nf: ~\ng: [x, y]\nh: {i: -3}\nj: 1.5\nk: oui\n")
    assert values == {
        "a": 12,
        "b": "12",
        "c": date(2024, 3, 1),
        "d": True,
        "e": None,
        "f": None,
        "g": ["x", "y"],
        "h": {"i": -3},
        "j": "1.5",
        "k": "oui",
    }
    assert twice == []


def test_what_yaml_would_change_behind_our_back_stays_text() -> None:
    """Sexagesimal and octal numbers, yes/no, impossible days and huge numbers keep their spelling."""
    values, _ = load("a: 12:30:45\nb: 0755\nc: no\nd: 2023-02-30\ne: " + "9" * 5000 + "\n")
    assert values == {"a": "12:30:45", "b": "0755", "c": "no", "d": "2023-02-30", "e": "9" * 5000}


def test_a_key_given_twice_is_told_and_the_last_one_counts() -> None:
    assert load("a: 1\na: 2\n") == ({"a": 2}, ["a"])


def test_the_character_that_databases_refuse_is_replaced() -> None:
    assert load('a: "x\\0y"\n') == ({"a": "x�y"}, [])


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system ['touch /tmp/never']\n",
        "a: !!python/name:os.system\n",
        "a: !secret b\n",
        "a: &x [1]\nb: *x\n",
        "a: &x {b: *x}\n",
        "? [a, b]\n: c\n",
        "a: [\n",
        "a: b: c\n",
        "\ta: 1\n",
        "a: 1\n---\nb: 2\n",
        "a: \x01\n",
        "[" * 30 + "]" * 30,
    ],
)
def test_what_is_not_plain_is_refused(text: str) -> None:
    with pytest.raises(UnreadableYaml):
        load(text)


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_a_hundred_thousand_levels_are_refused_without_harm(unit: str) -> None:
    with pytest.raises(UnreadableYaml):
        load(unit * 100_000)


def test_an_alias_bomb_is_refused_at_once() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdefghijk", "bcdefghijkl", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    with pytest.raises(UnreadableYaml, match="alias"):
        load(bomb)


def test_the_message_gives_the_line_of_the_file() -> None:
    with pytest.raises(UnreadableYaml, match="ligne 4"):
        load("a: 1\nb: 2\n c: 3\n")
