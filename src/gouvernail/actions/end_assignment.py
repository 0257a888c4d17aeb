"""Say that a profile is no longer at work: replaced when a replacement is asked, otherwise left."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Assignment
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.turnover.assignments import assignment_for, facts_of
from gouvernail.rules.assignments import why_not_end
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def end_assignment(uuid: UUID, ends_on: date, scope: Scope, actor: str) -> Assignment:
    """Write the last day, once; raises ``Refused``. CCTP 4.3 (4.3-turnover); domain invariant 15."""
    sequence = journal.next_sequence()
    found = assignment_for(uuid, scope)
    if found is None:
        raise Refused(Refusal("assignment_changed", "4.3-turnover"))
    end_at_work(found, ends_on, sequence)
    details = {
        "profile": found.number,
        "ends_on": ends_on.isoformat(),
        "end_cause": found.end_cause,
        "facts": {"assignment_ends": digest([end_fact_of(found)])},
    }
    journal.append(journal.Line(actor, "assignment.ended", found.order.number, details))
    return found


def end_at_work(found: Assignment, ends_on: date, sequence: int) -> None:
    """Write the end once the rules allow it; its entry is the caller's to tell. Raises ``Refused``."""
    facts = facts_of(found)
    if refusals := why_not_end(facts, ends_on):
        raise Refused(*refusals)
    cause = Assignment.EndCause.REPLACED if facts.is_replacement_asked else Assignment.EndCause.LEFT
    found.ends_on, found.end_cause, found.ended_in = ends_on, cause.value, sequence
    found.save(update_fields=["ends_on", "end_cause", "ended_in"])


def end_fact_of(one: Assignment) -> tuple[object, ...]:
    """The end of an assignment as the journal tells it."""
    return one.order_id, one.number, one.ends_on, one.end_cause
