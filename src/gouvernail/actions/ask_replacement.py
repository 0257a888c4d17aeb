"""Ask that somebody take up from a profile: the contractor of itself; the administration by the check of adequacy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import AdequacyCheck, Assignment, Replacement
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.turnover.assignments import assignment_for, facts_of
from gouvernail.rules.assignments import (
    ReplacementCause,
    why_not_ask_replacement,
    why_not_that_cause,
    why_not_those_words,
)
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class WantedReplacement:
    """Whose replacement is asked, why, and in which words; of the contractor alone."""

    assignment: UUID
    cause: str
    words: str = ""


@transaction.atomic
def ask_replacement(wanted: WantedReplacement, scope: Scope, actor: str) -> Replacement:
    """Keep that a profile is to be replaced; it stays at work until its last day is said. Raises ``Refused``.

    The journal, which the State reads, does not tell why. CCTP 4.3 (4.3-turnover), 4.1 (4.1-contractor-authority).
    """
    sequence = journal.next_sequence()
    leaver = assignment_for(wanted.assignment, scope)
    if leaver is None:
        raise Refused(Refusal("assignment_changed", "4.3-turnover"))
    refusals = why_not_ask_replacement(facts_of(leaver)) or [
        *why_not_that_cause(wanted.cause),
        *why_not_those_words(wanted.words),
    ]
    if refusals:
        raise Refused(*refusals)
    asked = Replacement.objects.create(
        leaver=leaver,
        asked_by=Replacement.AskedBy.CONTRACTOR.value,
        asked_at=clock.now(),
        cause=wanted.cause,
        words=wanted.words.strip(),
        recorded_in=sequence,
    )
    details = {"profile": leaver.number, "asked_by": asked.asked_by, "facts": {"replacements": facts_told([asked])}}
    journal.append(journal.Line(actor, "replacement.asked", leaver.order.number, details))
    return asked


def ask_after_check(
    leavers: Iterable[Assignment], check: AdequacyCheck, words: str, sequence: int
) -> list[Replacement]:
    """What the administration asks when profiles do not fit; the entry is the caller's. CCTP 2 (2-profile-adequacy)."""
    return [
        Replacement.objects.create(
            leaver=leaver,
            check_answered=check,
            asked_by=Replacement.AskedBy.ADMINISTRATION.value,
            asked_at=clock.now(),
            cause=ReplacementCause.ADEQUACY.value,
            words=words,
            recorded_in=sequence,
        )
        for leaver in leavers
    ]


def facts_told(asked: Iterable[Replacement]) -> dict[str, object]:
    """The digest of replacements as the journal tells them."""
    return digest((one.leaver_id, one.asked_by, one.cause, one.words) for one in asked)
