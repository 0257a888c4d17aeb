"""An argument parser that speaks French, its own words included."""

import argparse
import sys
from typing import Any, NoReturn

Options = argparse.Namespace

FRENCH = {
    "usage: ": "usage : ",
    "positional arguments": "arguments\N{NO-BREAK SPACE}",
    "options": "options\N{NO-BREAK SPACE}",
    "subcommands": "verbes\N{NO-BREAK SPACE}",
    "show this help message and exit": "afficher cette aide et quitter",
    "argument %(argument_name)s: %(message)s": "argument %(argument_name)s : %(message)s",
    "unrecognized arguments: %s": "arguments non reconnus : %s",
    "ambiguous option: %(option)s could match %(matches)s": "option ambiguë : %(option)s peut désigner %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "choix inconnu : %(value)r (au choix : %(choices)s)",
    "can't open '%(filename)s': %(error)s": "impossible d’ouvrir « %(filename)s » : %(error)s",
    "expected one argument": "une valeur est attendue",
    "expected at most one argument": "une valeur au plus est attendue",
    "expected at least one argument": "une valeur au moins est attendue",
    "expected %s argument": "%s valeur est attendue",
    "expected %s arguments": "%s valeurs sont attendues",
    "invalid %(type)s value: %(value)r": "valeur incorrecte : %(value)r",
    "%(prog)s: error: %(message)s\n": "%(prog)s : erreur : %(message)s\n",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "verbe inconnu : %(parser_name)r (au choix : %(choices)s)",
    "the following arguments are required: %s": "il manque : %s",
    "one of the arguments %s is required": "il faut l’un de : %s",
    "not allowed with argument %s": "ne s’emploie pas avec %s",
    "unexpected option string: %s": "option inattendue : %s",
    "ignored explicit argument %r": "cette option ne prend pas de valeur : %r",
    'argument "-" with mode %r': "« - » ne convient pas en mode %r",
}
"""What `argparse` says to a user, and its French; what it only says to a programmer stays as it is."""


def _in_french(sentence: str) -> str:
    return FRENCH.get(sentence, sentence)


def _in_french_by_number(one: str, many: str, number: int) -> str:
    return _in_french(one if number in {0, 1} else many)


def _wide_enough(prog: str) -> argparse.HelpFormatter:
    return argparse.HelpFormatter(prog, max_help_position=32)


# argparse looks its translator up by these two names each time that it speaks. A compiled catalogue would do
# the same, but would answer only in sessions whose locale is French.
vars(argparse)["_"] = _in_french
vars(argparse)["ngettext"] = _in_french_by_number


class FrenchParser(argparse.ArgumentParser):
    """`ArgumentParser` without abbreviated options, which would turn a slip into another wish."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("allow_abbrev", False)
        kwargs.setdefault("formatter_class", _wide_enough)
        super().__init__(**kwargs)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is; exit status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog} : erreur : {message}\n« {self.prog} --help » donne l’aide.\n")
