"""The diagrams of states, drawn from the tables of passages of `rules/lifecycle.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gouvernail import wording
from gouvernail.rules.lifecycle import TRANSITIONS
from tests.house.tree import ROOT

WORDS_OF_STATES: Mapping[str, Mapping[str, str]] = {
    "need": wording.NEED_STATES,
    "order": wording.ORDER_STATES,
    "presentation": wording.PRESENTATION_STATES,
    "assignment": wording.ASSIGNMENT_STATES,
    "month": wording.MONTH_STATES,
    "activity": wording.ACTIVITY_STATES,
    "poor_performance": wording.POOR_PERFORMANCE_STATES,
    "market_import": wording.MARKET_IMPORT_STATES,
}
"""What people read; the states of a day are only read as figures (réalisé, déclaré)."""
STATES_FILE = ROOT / "docs" / "contract" / "states.md"


def states_page() -> str:
    """One diagram per noun."""
    heading = (
        "# États\n\n"
        "<!-- Page engendrée par `python -m tests.house.coverage` : ne pas la modifier à la main. -->\n\n"
        "Les passages permis entre états, tels que les règles les tiennent (`rules/lifecycle.py`). "
        "Le mot français est celui que l’on lit dans les pages.\n"
    )
    return "\n".join([heading, *(_diagram(noun, table) for noun, table in TRANSITIONS.items())])


def _diagram(noun: str, table: Mapping[Any, frozenset[Any]]) -> str:
    return "\n".join([f"## {noun}", "", "```mermaid", "stateDiagram-v2", *_names(noun), *_arrows(table), "```", ""])


def _names(noun: str) -> Iterator[str]:
    return (f"    {state} : {word}" for state, word in WORDS_OF_STATES.get(noun, {}).items())


def _arrows(table: Mapping[Any, frozenset[Any]]) -> Iterator[str]:
    first = next(iter(table))
    yield f"    [*] --> {first.value}"
    for state, followers in table.items():
        yield from (f"    {state.value} --> {follower.value}" for follower in sorted(followers, key=list(table).index))
        if not followers:
            yield f"    {state.value} --> [*]"
