"""When a contractor may update what is left to do and the activities of its lines."""

from __future__ import annotations

from datetime import date

from gouvernail.rules.estimates import why_not_estimate, why_not_estimate_on
from gouvernail.rules.verdicts import Refusal

_CLAUSE = "4.2-statement"


def why_not_update_estimate(hundredths: int, estimated_on: date, today: date, *, is_as_seen: bool) -> list[Refusal]:
    """Why a remainder typed on the screen of all lines is refused: another came meanwhile, it is negative, or to come.

    Domain invariant 7; CCTP 4.2 (4.2-statement).
    """
    if not is_as_seen:
        return [Refusal("estimate_changed", _CLAUSE)]
    return why_not_estimate_on(estimated_on, today) or why_not_estimate(hundredths)


def why_not_update_activity(*, is_as_seen: bool) -> list[Refusal]:
    """Why the state of an activity is refused: somebody moved it meanwhile. CCTP 4.2 (4.2-statement)."""
    return [] if is_as_seen else [Refusal("activity_changed", _CLAUSE)]
