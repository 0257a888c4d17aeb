"""What is known of a presentation, and the state that follows from it on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gouvernail.rules.lifecycle import PresentationState

#: States in which something is still owed: a decision, or references.
OPEN_STATES = frozenset({PresentationState.COMPLETE, PresentationState.INCOMPLETE})
#: States in which a profile is, or may come to be, of the team: all but the refused and the withdrawn.
STANDING_STATES = frozenset({*OPEN_STATES, PresentationState.ACCEPTED, PresentationState.NOT_RECUSED_IN_TIME})


@dataclass(frozen=True, slots=True)
class PresentationFacts:
    """The clock that counts, whether references were said missing and then came, and the decision when there is one.

    ``decision`` is the recorded kind, empty while there is none: the passing of time needs no row.
    """

    started_on: date
    deadline_on: date
    working_days: int
    is_missing_said: bool = False
    is_completed: bool = False
    decision: str = ""
    decided_on: date | None = None


def presentation_state(facts: PresentationFacts, on: date) -> PresentationState:
    """The state of a presentation on a day: after the frozen deadline it is not recused in time, with no job.

    While references said missing have not come, no clock runs. Domain invariant 9; CCTP 4.2 (4.2-recusal).
    """
    if facts.decision:
        return PresentationState(facts.decision)
    if facts.is_missing_said and not facts.is_completed:
        return PresentationState.INCOMPLETE
    return PresentationState.NOT_RECUSED_IN_TIME if on > facts.deadline_on else PresentationState.COMPLETE
