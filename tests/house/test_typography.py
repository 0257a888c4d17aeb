"""What people read is typeset as French: no ordinary space where a line must not break, no typewriter apostrophe."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT, kept_files, named, python_files, syntax_of

#: An ordinary space inside quotation marks, before a double sign, or before the unit of a figure.
BREAKING = re.compile(r"« | »|(?<=[\w)»}’….]) [;:!?](?=\s|$|[<\"])|(?<=[\d}]) [€%](?![\w(])")
TYPEWRITER = re.compile(r"(?<=\b[cdjlmnst])'(?=[a-zéèêàâîô«])|(?<=\bqu)'(?=[a-zéèêàâîô«])", re.IGNORECASE)
#: Words of other trades, which the interface never says: pages say « montant maximum HT », « bon de commande
#: modificatif », « accepté », « solde commandé ».
FOREIGN = re.compile(r"\b(?:plafonds?|avenants?|validée?s?|restants?|PVSF|tickets?)\b", re.IGNORECASE)
_OF_MACHINES = re.compile(r"\b(?:SELECT|WHERE|VALUES|BETWEEN|INSERT)\b|%\((?:asctime|levelname)\)")
_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", re.DOTALL)
_INLINE_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def _docstrings(tree: ast.Module) -> set[int]:
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = (owner.body for owner in ast.walk(tree) if isinstance(owner, owners))
    return {id(one.value) for body in bodies for one in body if isinstance(one, ast.Expr)}


def _spoken(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module that are not docstrings nor SQL, with their line."""
    tree = syntax_of(path)
    silent = _docstrings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in silent:
            continue
        if not _OF_MACHINES.search(node.value):
            yield node.lineno, node.value


def _of_modules() -> Iterator[tuple[str, str]]:
    for path in python_files(PACKAGE):
        yield from ((f"{named(path)}:{line}", text) for line, text in _spoken(path))


def _of_files(suffix: str, folder: Path, code: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for path in kept_files():
        if path.suffix == suffix and path.is_relative_to(folder):
            yield named(path), code.sub("¤", path.read_text(encoding="utf-8"))


def read_by_people() -> Iterator[tuple[str, str]]:
    """Every text of the modules, templates and guides, with its place."""
    yield from _of_modules()
    yield from _of_files(".html", PACKAGE, _CODE)
    yield from _of_files(".md", ROOT / "docs" / "guide", _INLINE_CODE)


def found(pattern: re.Pattern[str], texts: Iterable[tuple[str, str]]) -> list[str]:
    """Where a pattern stands, with the words around it."""
    return [
        f"{place}: {text[max(0, hit.start() - 20) : hit.end() + 20]!r}"
        for place, text in texts
        for hit in pattern.finditer(text)
    ]


def test_no_line_breaks_inside_quotation_marks_or_before_a_double_sign() -> None:
    assert found(BREAKING, read_by_people()) == []


def test_apostrophes_are_typographic() -> None:
    assert found(TYPEWRITER, read_by_people()) == []


def test_the_words_are_those_of_the_interface() -> None:
    assert found(FOREIGN, read_by_people()) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (BREAKING, "« mot »"),
        (BREAKING, "fini ; rien"),
        (BREAKING, "70 %"),
        (TYPEWRITER, "l'état"),
        (FOREIGN, "Plafond"),
    ],
)
def test_these_tests_can_fail(pattern: re.Pattern[str], text: str) -> None:
    assert found(pattern, [("ici", text)])
