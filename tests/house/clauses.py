"""The clauses of the contract, and where the code, the tests and the pages cite them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tests.house.tree import PACKAGE, ROOT, python_files, syntax_of

CLAUSES_FILE = ROOT / "docs" / "contract" / "clauses.yaml"
STATUSES = ("works", "partly", "planned")
CITED = re.compile(r"(?<![\w.-])[1-4](?:\.\d)?-[a-z]+(?:-[a-z]+)*(?![\w-])")


@dataclass(frozen=True, slots=True)
class Clause:
    """One duty of the contract: who owes it, how far it is served, and what it says."""

    id: str
    by: str
    status: str
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause cited by something that has a name, in a file."""

    clause: str
    path: Path
    name: str


@cache
def clauses() -> tuple[Clause, ...]:
    """Every clause, in the order of the contract."""
    return tuple(Clause(**row) for row in yaml.safe_load(CLAUSES_FILE.read_text(encoding="utf-8")))


def citations_of_code() -> Iterator[Citation]:
    """What the docstrings of the product cite, and the clauses that its refusals carry."""
    for path in python_files(PACKAGE):
        for name, node in _named_nodes(syntax_of(path)):
            for clause in CITED.findall(ast.get_docstring(node) or ""):
                yield Citation(clause, path, name)
        yield from _clauses_of_verdicts(path)


def _named_nodes(module: ast.Module) -> Iterator[tuple[str, ast.Module | ast.ClassDef | ast.FunctionDef]]:
    """The module and its public classes, functions and methods, by qualified name."""
    yield "", module
    for node in module.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name, node
        if isinstance(node, ast.ClassDef):
            yield from (
                (f"{node.name}.{child.name}", child) for child in node.body if isinstance(child, ast.FunctionDef)
            )


def _clauses_of_verdicts(path: Path) -> Iterator[Citation]:
    """The literal clauses of `Refusal(code, clause, …)` and `Duty(code, clause, …)`, under what answers them."""
    for name, node in _named_nodes(syntax_of(path)):
        if not isinstance(node, ast.FunctionDef):
            continue
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"Refusal", "Duty"}:
                texts = [str(value.value) for value in call.args[1:2] if isinstance(value, ast.Constant)]
                yield from (Citation(clause, path, name) for clause in texts if CITED.fullmatch(clause))


def citations_of_tests() -> Iterator[Citation]:
    """What tests prove: `@pytest.mark.clause("4.2-statement")`, or `pytestmark` for a whole file."""
    for path in python_files(ROOT / "tests"):
        module = syntax_of(path)
        for node in module.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield from (
                    Citation(clause, path, node.name) for mark in node.decorator_list for clause in _marked(mark)
                )
            elif isinstance(node, ast.Assign) and _assigns_pytestmark(node):
                yield from (Citation(clause, path, "") for clause in _marked(node.value))


def _assigns_pytestmark(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets)


def _marked(expression: ast.expr) -> Iterator[str]:
    """The clauses named by a mark, or by any mark of a list."""
    for call in ast.walk(expression):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "clause":
            yield from (str(value.value) for value in call.args if isinstance(value, ast.Constant))
