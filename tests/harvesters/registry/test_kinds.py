"""Every kind of trouble is ranked and has its French title."""

from __future__ import annotations

import ast
from pathlib import Path

from gouvernail import wording
from gouvernail.harvesters import registry
from gouvernail.harvesters.registry.parse.across import CROSSING_KINDS
from gouvernail.harvesters.registry.parse.kinds import LEVELS


def strings_of(source: str) -> set[str]:
    constants = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def test_every_kind_has_a_level_and_a_title() -> None:
    assert set(LEVELS) == set(wording.REGISTRY)
    assert set(CROSSING_KINDS) <= set(LEVELS)


def test_every_kind_is_given_by_somebody() -> None:
    package = Path(registry.__file__).parents[2]
    places = [*(package / "harvesters/registry").rglob("*.py"), package / "records/queries/registry_day.py"]
    said = set().union(*(strings_of(path.read_text()) for path in places if path.name != "kinds.py"))
    assert set(LEVELS) - said == set()
