"""A presentation as its rules want it."""

from __future__ import annotations

from gouvernail.records.models import Presentation, RecusalClock
from gouvernail.rules.presentations import PresentationFacts


def standing_clock(one: Presentation) -> RecusalClock:
    """The clock that counts: the last one."""
    return max(one.clocks.all(), key=lambda each: each.pk)


def facts_of(one: Presentation) -> PresentationFacts:
    """The clock that counts, what was said missing, and the decision. CCTP 4.2 (4.2-recusal)."""
    counts = standing_clock(one)
    missing = getattr(one, "missing", None)
    decision = getattr(one, "decision", None)
    return PresentationFacts(
        counts.started_on,
        counts.deadline_on,
        int(counts.basis.get("working_days", 0)),
        is_missing_said=missing is not None,
        is_completed=missing is not None and counts.recorded_in > missing.recorded_in,
        decision=decision.kind if decision else "",
        decided_on=decision.decided_on if decision else None,
    )
