"""The diagrams of states, drawn from the tables of passages of `rules/lifecycle.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gouvernail.rules.lifecycle import TRANSITIONS
from tests.house.tree import ROOT

STATES_FILE = ROOT / "docs" / "contract" / "states.md"


def states_page() -> str:
    """One diagram per noun."""
    heading = (
        "# États\n\n"
        "<!-- Page engendrée par `python -m tests.house.coverage` : ne pas la modifier à la main. -->\n\n"
        "Les passages permis entre états, tels que les règles les tiennent (`rules/lifecycle.py`). "
        "Le glossaire donne le mot français de chaque état.\n"
    )
    return "\n".join([heading, *(_diagram(noun, table) for noun, table in TRANSITIONS.items())])


def _diagram(noun: str, table: Mapping[Any, frozenset[Any]]) -> str:
    return "\n".join([f"## {noun}", "", "```mermaid", "stateDiagram-v2", *_arrows(table), "```", ""])


def _arrows(table: Mapping[Any, frozenset[Any]]) -> Iterator[str]:
    first = next(iter(table))
    yield f"    [*] --> {first.value}"
    for state, followers in table.items():
        yield from (f"    {state.value} --> {follower.value}" for follower in sorted(followers, key=list(table).index))
        if not followers:
            yield f"    {state.value} --> [*]"
