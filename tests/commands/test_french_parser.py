"""The console command speaks French, argparse's own words included."""

import argparse
import ast
import inspect
import re

import pytest

from gouvernail.commands import main
from gouvernail.commands.french_parser import FRENCH, FrenchParser
from gouvernail.commands.verbs import VERBS

FOR_PROGRAMMERS = {
    ".__call__() not defined",
    "'required' is an invalid argument for positionals",
    "mutually exclusive arguments must be optional",
    "%r is not callable",
    "cannot merge actions - two groups are named %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "cannot have multiple subparser arguments",
    "conflicting subparser: %s",
    "conflicting subparser alias: %s",
    "conflicting option string: %s",
    "conflicting option strings: %s",
}


def sentences_of_argparse() -> set[str]:
    """Every literal that argparse would translate."""
    calls = (node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call))
    translated = (
        argument
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in {"_", "ngettext"}
        for argument in call.args
    )
    return {node.value for node in translated if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_sentence_of_argparse_for_users_has_its_french() -> None:
    assert sentences_of_argparse() - FOR_PROGRAMMERS - set(FRENCH) == set()


def test_a_translation_can_be_filled_with_the_same_values() -> None:
    """A named place may be left out (a type's name means nothing to a user), one by position may not."""
    named, by_position = re.compile(r"%\((\w+)\)"), re.compile(r"%[sr]")
    for english, french in FRENCH.items():
        assert set(named.findall(french)) <= set(named.findall(english))
        assert by_position.findall(french) == by_position.findall(english)


def test_a_missing_argument_is_said_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    parser = FrenchParser(prog="gouvernail essai")
    parser.add_argument("source")
    with pytest.raises(SystemExit) as stop:
        parser.parse_args([])
    assert stop.value.code == 2
    assert capsys.readouterr().err == (
        "usage : gouvernail essai [-h] source\n"
        "gouvernail essai : erreur : il manque : source\n"
        "« gouvernail essai --help » donne l’aide.\n"
    )


def test_options_are_never_abbreviated() -> None:
    parser = FrenchParser(prog="gouvernail essai")
    parser.add_argument("--rebuild", action="store_true")
    with pytest.raises(SystemExit):
        parser.parse_args(["--reb"])


def test_the_list_of_verbs_names_each_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    shown = capsys.readouterr().out
    assert stop.value.code == 0
    assert [verb.words for verb in VERBS if verb.words not in shown] == []


def test_no_verb_at_all_shows_the_list_and_is_a_bad_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "import registry" in capsys.readouterr().err


def test_an_unknown_verb_is_a_bad_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["naviguer"])
    assert stop.value.code == 2
    assert "choix inconnu : 'naviguer'" in capsys.readouterr().err
