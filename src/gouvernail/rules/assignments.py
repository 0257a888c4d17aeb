"""When a profile starts work on an order, when it ends, when it is replaced, and by whom.

A profile keeps the number under which it was presented. CCTP 4.2 (4.2-recusal), 4.3 (4.3-turnover).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gouvernail.rules.lifecycle import WORKING_STATES, AssignmentState, OrderState, PresentationState
from gouvernail.rules.turnover.onboarding import why_not_before_days
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.written_words import why_not_write

_CLAUSE = "4.3-turnover"

#: States in which a presented profile may start work.
_CLEARED = frozenset({PresentationState.ACCEPTED, PresentationState.NOT_RECUSED_IN_TIME})


class ReplacementCause(StrEnum):
    """Why somebody is replaced; the State is told that an administration asked it, never why a person is away."""

    DEPARTURE = "departure"
    ABSENCE = "absence"
    CONTRACTOR_CHOICE = "contractor_choice"
    ADEQUACY = "adequacy"


#: Causes that a contractor gives; adequacy is the administration's.
CONTRACTORS_CAUSES = (ReplacementCause.DEPARTURE, ReplacementCause.ABSENCE, ReplacementCause.CONTRACTOR_CHOICE)


@dataclass(frozen=True, slots=True)
class PresentedProfile:
    """A presented profile as it stands on a day.

    ``cleared_on`` is the first day on which it may work: the day of its acceptance, or the day after the deadline.
    """

    state: PresentationState
    cleared_on: date | None
    order_state: OrderState
    notified_on: date | None
    is_assigned: bool = False


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    """A profile at work: since when, until when, and whether somebody was asked to take up from it."""

    starts_on: date
    ends_on: date | None = None
    end_cause: str = ""
    is_replacement_asked: bool = False
    last_onboarding_on: date | None = None


def assignment_state(facts: AssignmentFacts) -> AssignmentState:
    """Where a profile at work stands. CCTP 4.3 (4.3-turnover)."""
    return AssignmentState(facts.end_cause) if facts.end_cause else AssignmentState.ACTIVE


def why_not_assign(presented: PresentedProfile, starts_on: date | None) -> list[Refusal]:
    """Why a profile cannot start work on that day; without a day, why it cannot at all.

    It must be accepted, or not recused in time; its order at work; the day neither before that nor before the
    notification. CCTP 4.2 (4.2-recusal), 4.3 (4.3-turnover); domain invariant 2.
    """
    if presented.is_assigned:
        return [Refusal("profile_already_at_work", _CLAUSE)]
    if presented.state not in _CLEARED or presented.cleared_on is None:
        return [Refusal("profile_not_cleared", "4.2-recusal")]
    if presented.order_state not in WORKING_STATES or presented.notified_on is None:
        return [Refusal("assignment_order_not_at_work", "domain-2")]
    return [] if starts_on is None else _why_not_so_early(starts_on, presented.cleared_on, presented.notified_on)


def _why_not_so_early(starts_on: date, cleared_on: date, notified_on: date) -> list[Refusal]:
    if starts_on < cleared_on:
        values = {"starts_on": starts_on, "cleared_on": cleared_on}
        return [Refusal("assignment_before_clearance", "4.2-recusal", values)]
    if starts_on < notified_on:
        values = {"starts_on": starts_on, "notified_on": notified_on}
        return [Refusal("assignment_before_notification", "domain-2", values)]
    return []


def why_not_end(facts: AssignmentFacts, ends_on: date | None) -> list[Refusal]:
    """Why an assignment does not end on that day; without a day, why it cannot end at all. CCTP 4.3 (4.3-turnover)."""
    if assignment_state(facts) != AssignmentState.ACTIVE:
        return [Refusal("assignment_already_ended", _CLAUSE, {"ends_on": facts.ends_on})]
    if ends_on is None:
        return []
    if ends_on < facts.starts_on:
        return [Refusal("assignment_end_before_start", _CLAUSE, {"starts_on": facts.starts_on})]
    return why_not_before_days(ends_on, facts.last_onboarding_on)


def why_not_ask_replacement(facts: AssignmentFacts) -> list[Refusal]:
    """Why nobody can be asked to take up from a profile: it was asked already. CCTP 4.3 (4.3-turnover)."""
    return [Refusal("replacement_already_asked", _CLAUSE)] if facts.is_replacement_asked else []


def why_not_that_cause(cause: str) -> list[Refusal]:
    """Why a contractor cannot give that cause: none, or none that it gives. CCTP 4.3 (4.3-turnover)."""
    return [] if cause in CONTRACTORS_CAUSES else [Refusal("replacement_cause_missing", _CLAUSE)]


def why_not_those_words(words: str) -> list[Refusal]:
    """Why words of explanation, which a contractor may leave out, do not do: too long. CCTP 4.3 (4.3-turnover)."""
    return why_not_write(words, "replacement_words", _CLAUSE) if words.strip() else []


def why_not_take_up(*, is_taken_up: bool, is_presented: bool) -> list[Refusal]:
    """Why nobody takes up a replacement now: it is done, or no newcomer was presented. CCTP 4.3 (4.3-turnover)."""
    if is_taken_up:
        return [Refusal("replacement_already_taken_up", _CLAUSE)]
    return [] if is_presented else [Refusal("replacement_without_newcomer", _CLAUSE)]
