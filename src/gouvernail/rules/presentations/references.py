"""The PDF of references: which are taken, how long those of a refused profile are kept, when a person is erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gouvernail.rules.lifecycle import PresentationState
from gouvernail.rules.presentations.facts import OPEN_STATES
from gouvernail.rules.terms import Terms
from gouvernail.rules.verdicts import Refusal

_CLAUSE = "4.2-recusal"
#: How many files one sending may hold.
MOST_REFERENCES = 5
#: The states whose references serve nobody any more: refused, or taken back.
_PURGED = frozenset({PresentationState.RECUSED, PresentationState.WITHDRAWN})
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReferenceFacts:
    """A file as it arrived: the name that people read, its size, whether it begins and ends as a PDF does."""

    name: str
    size_bytes: int
    is_pdf: bool


def why_not_keep(files: list[ReferenceFacts], limit_bytes: int) -> list[Refusal]:
    """Why some references are not taken: none, too many, too large, empty or no PDF; all of them or none is kept.

    CCTP 4.2 (4.2-recusal).
    """
    if not 0 < len(files) <= MOST_REFERENCES:
        return [Refusal("references_count", _CLAUSE, {"most": MOST_REFERENCES, "count": len(files)})]
    return [refusal for one in files for refusal in _why_not_one(one, limit_bytes)]


def _why_not_one(one: ReferenceFacts, limit_bytes: int) -> list[Refusal]:
    if one.size_bytes > limit_bytes:
        return [Refusal("reference_too_large", _CLAUSE, {"name": one.name, "limit": max(1, limit_bytes // _MEGABYTE)})]
    return [] if one.is_pdf else [Refusal("reference_not_pdf", _CLAUSE, {"name": one.name})]


def purge_due_on(state: PresentationState, ended_on: date, terms: Terms) -> date | None:
    """The day from which references and the name are taken away; none when they stay, or while the term does not say.

    Days of the calendar after the decision. Domain invariant 15; CCTP 4.2 (4.2-recusal).
    """
    kept_days = terms.number("reference_purge_days")
    return ended_on + timedelta(days=kept_days) if state in _PURGED and kept_days else None


def why_not_erase(state: PresentationState, *, is_at_work: bool, is_erased: bool) -> list[Refusal]:
    """Why a person cannot be erased now: a decision on it is awaited, it is at work, or nothing is left of it.

    The profile, under its number, stays. Domain invariant 15; CCTP 4.2 (4.2-recusal).
    """
    if is_erased:
        return [Refusal("person_erased_already", _CLAUSE)]
    if state in OPEN_STATES:
        return [Refusal("person_awaits_decision", _CLAUSE)]
    return [Refusal("person_at_work", _CLAUSE)] if is_at_work else []
