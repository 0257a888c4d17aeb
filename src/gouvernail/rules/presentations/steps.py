"""What may be done with a presentation, and when: one permission per step, for the page and for the action."""

from __future__ import annotations

from datetime import date

from gouvernail.rules.lifecycle import PresentationState
from gouvernail.rules.presentations.facts import PresentationFacts, presentation_state
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.written_words import why_not_write

_CLAUSE = "4.2-recusal"
_S = PresentationState


def why_not_accept(facts: PresentationFacts, on: date, *, is_as_seen: bool = True) -> list[Refusal]:
    """Why a profile cannot be accepted: decided already, not recused in time, incomplete, or changed since it was read.

    Domain invariant 9; CCTP 4.2 (4.2-recusal).
    """
    return _why_not_decide(facts, on, "presentation_lapsed", is_as_seen=is_as_seen)


def why_not_recuse(facts: PresentationFacts, on: date, *, is_as_seen: bool = True) -> list[Refusal]:
    """Why a profile cannot be recused: after the last day of the delay the right has lapsed, whoever recorded it.

    Domain invariant 9; CCTP 4.2 (4.2-recusal).
    """
    return _why_not_decide(facts, on, "recusal_too_late", is_as_seen=is_as_seen)


def why_not_give_reasons(reasons: str) -> list[Refusal]:
    """Why the reasons of a recusal do not do: the contractor would not know what to present instead.

    CCTP 4.2 (4.2-recusal).
    """
    return why_not_write(reasons, "recusal_reasons", _CLAUSE)


def why_not_ask_more(facts: PresentationFacts, on: date, *, is_as_seen: bool = True) -> list[Refusal]:
    """Why nobody can say what is missing: it was said once, the delay is over, or the profile is decided.

    Said twice, it would stop the clock for ever. CCTP 4.2 (4.2-recusal).
    """
    refusals = _why_not_decide(facts, on, "asking_too_late", is_as_seen=is_as_seen)
    if not refusals and facts.is_missing_said:
        return [Refusal("missing_said_already", _CLAUSE)]
    return refusals


def why_not_say_missing(words: str) -> list[Refusal]:
    """Why the words that say what is missing do not do. CCTP 4.2 (4.2-recusal)."""
    return why_not_write(words, "missing_words", _CLAUSE)


def why_not_complete(facts: PresentationFacts, on: date) -> list[Refusal]:
    """Why references cannot be completed: nothing is said to be missing. CCTP 4.2 (4.2-recusal)."""
    state = presentation_state(facts, on)
    if state == _S.INCOMPLETE:
        return []
    if state == _S.COMPLETE:
        return [Refusal("references_complete_already", _CLAUSE)]
    return [_decided(facts, state)]


def why_not_withdraw(facts: PresentationFacts, on: date) -> list[Refusal]:
    """Why a contractor cannot take a profile back: it is decided, or lapsed. CCTP 4.2 (4.2-recusal)."""
    state = presentation_state(facts, on)
    return [] if state in {_S.COMPLETE, _S.INCOMPLETE} else [_decided(facts, state)]


def _why_not_decide(facts: PresentationFacts, on: date, late: str, *, is_as_seen: bool) -> list[Refusal]:
    state = presentation_state(facts, on)
    if state == _S.NOT_RECUSED_IN_TIME:
        values = {"deadline_on": facts.deadline_on, "started_on": facts.started_on, "count": facts.working_days}
        return [Refusal(late, _CLAUSE, values)]
    if state == _S.INCOMPLETE:
        return [Refusal("presentation_incomplete", _CLAUSE)]
    if state != _S.COMPLETE:
        return [_decided(facts, state)]
    return [] if is_as_seen else [Refusal("presentation_changed", _CLAUSE)]


def _decided(facts: PresentationFacts, state: PresentationState) -> Refusal:
    """What it is since when; one not recused in time is so since the day after the last of the delay."""
    if facts.decided_on is None or state == _S.NOT_RECUSED_IN_TIME:
        return Refusal("presentation_over", _CLAUSE, {"deadline_on": facts.deadline_on})
    return Refusal("presentation_decided", _CLAUSE, {"state": state.value, "decided_on": facts.decided_on})
