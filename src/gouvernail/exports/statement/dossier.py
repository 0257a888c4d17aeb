"""What goes into a file: the statement, the titles of the activities, the names behind the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.statement import ActivityAt, Names, Statement


@dataclass(frozen=True, slots=True)
class Dossier:
    """A statement with the activities of each line, by line id, at the day of the statement.

    ``narrowed`` says in words what the statement is narrowed to, its framework aside.
    """

    statement: Statement
    activities: Mapping[int, Sequence[ActivityAt]] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    narrowed: Sequence[str] = ()

    def titles(self, line_id: int, state: ActivityState) -> list[str]:
        """The titles of the activities of a line that are in a state."""
        return [activity.title for activity in self.activities.get(line_id, ()) if activity.state == state]
