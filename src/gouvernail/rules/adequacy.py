"""The check, in the first period of an order, that its profiles fit the needs of a product.

CCTP 2 (2-profile-adequacy).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from gouvernail.rules.terms import Terms, why_not_rely_on
from gouvernail.rules.verdicts import Refusal
from gouvernail.rules.written_words import why_not_write

_CLAUSE = "2-profile-adequacy"
TERM = "adequacy_check_days"


@dataclass(frozen=True, slots=True)
class DueCheck:
    """The day on which an answer is due, and how it was counted: calendar days after the first day at work."""

    due_on: date
    first_day_on: date
    calendar_days: int


def adequacy_due(first_day_on: date, terms: Terms) -> DueCheck | None:
    """When the check falls due; none while the term is to be filled in. CCTP 2 (2-profile-adequacy)."""
    days = terms.number(TERM)
    return None if days is None else DueCheck(first_day_on + timedelta(days=days), first_day_on, days)


def why_not_due(terms: Terms) -> list[Refusal]:
    """Why no date falls due: the term is to be filled in. CCTP 2 (2-profile-adequacy); product principle 6."""
    return why_not_rely_on(terms, TERM)


def is_late(due_on: date, on: date) -> bool:
    """Whether the day has passed without an answer; on the day itself it is due, not late."""
    return on > due_on


@dataclass(frozen=True, slots=True)
class AdequacyAnswer:
    """What is answered: whether the profiles fit, in which words, and the numbers of those to replace otherwise."""

    is_adequate: bool | None
    words: str = ""
    to_replace: frozenset[int] = frozenset()


def why_not_answer(*, is_answered: bool) -> list[Refusal]:
    """Why a check takes no answer: it has one. CCTP 2 (2-profile-adequacy)."""
    return [Refusal("adequacy_already_answered", _CLAUSE)] if is_answered else []


def why_not_that_answer(answer: AdequacyAnswer, replaceable: Collection[int]) -> list[Refusal]:
    """Why an answer does not do: none chosen; not adequate without reasons or profiles; or a profile that cannot be.

    ``replaceable`` are the numbers of the profiles at work there of which no replacement is asked. Words are free when
    the profiles fit. CCTP 2 (2-profile-adequacy), 4.3 (4.3-turnover).
    """
    if answer.is_adequate is None:
        return [Refusal("adequacy_answer_missing", _CLAUSE)]
    if answer.is_adequate:
        if answer.to_replace:
            return [Refusal("adequacy_contradicts_itself", _CLAUSE)]
        return why_not_write(answer.words, "adequacy_reason", _CLAUSE) if answer.words.strip() else []
    found = why_not_write(answer.words, "adequacy_reason", _CLAUSE)
    if not answer.to_replace:
        found = [*found, Refusal("adequacy_profiles_missing", _CLAUSE)]
    if answer.to_replace - set(replaceable):
        found = [*found, Refusal("adequacy_profiles_changed", _CLAUSE)]
    return found
