"""When a contractor's correspondent may approve the month of a team member, or send it back."""

from __future__ import annotations

from gouvernail.rules.lifecycle import MONTH_TRANSITIONS, MonthState
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.written_words import why_not_write

_CLAUSE = "4.1-contractor-authority"


def why_not_approve(state: str, *, is_as_seen: bool) -> list[Refusal]:
    """Why a month cannot be approved: it is not confirmed, or no longer what was read.

    CCTP 4.1 (4.1-contractor-authority).
    """
    if is_as_seen and MonthState.APPROVED in MONTH_TRANSITIONS[MonthState(state)]:
        return []
    return [Refusal("month_changed", _CLAUSE)]


def why_not_return(state: str, note: str, *, is_as_seen: bool) -> list[Refusal]:
    """Why a month cannot be sent back: it is not confirmed, no longer what was read, or nothing is said of why.

    CCTP 4.1 (4.1-contractor-authority).
    """
    if not is_as_seen or MonthState.RETURNED not in MONTH_TRANSITIONS[MonthState(state)]:
        return [Refusal("month_changed_before_return", _CLAUSE)]
    return why_not_write(note, "month_note", _CLAUSE)
