"""The newcomer starts work in the place of somebody: its onboarding is open, at the contractor's cost."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from gouvernail.actions.date_adequacy_checks import date_checks_of
from gouvernail.actions.end_assignment import end_at_work, end_fact_of
from gouvernail.actions.start_assignment import WantedStart, fact_of, start_at_work
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Assignment
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.turnover.assignments import assignment_for, replacement_for
from gouvernail.records.queries.turnover.presented import presentation_for
from gouvernail.rules.assignments import why_not_take_up
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def take_up_replacement(
    uuid: UUID, wanted: WantedStart, leaver_ends_on: date | None, scope: Scope, actor: str, on: date
) -> Assignment:
    """Put the newcomer that was presented to work, and end the leaver who has not left; raises ``Refused``.

    Both may work together for a while. From its first day until the contractor says that it is over, the newcomer has
    days of onboarding, which neither consume nor bill. CCTP 4.3 (4.3-turnover), 4.2 (4.2-recusal).
    """
    sequence = journal.next_sequence()
    replacement = replacement_for(uuid, scope)
    leaver = None if replacement is None else assignment_for(replacement.leaver.uuid, scope)
    if replacement is None or leaver is None:
        raise Refused(Refusal("assignment_changed", "4.3-turnover"))
    presentation = presentation_for(wanted.presentation, scope)
    is_presented = presentation is not None and replacement.presentation_id == presentation.pk
    refusals = why_not_take_up(is_taken_up=replacement.newcomer_id is not None, is_presented=is_presented)
    if refusals or presentation is None:
        raise Refused(*refusals)
    newcomer = start_at_work(presentation, wanted, scope, on, sequence)
    facts = {"assignments": digest([fact_of(newcomer)]), **_ended(leaver, leaver_ends_on, sequence)}
    if checks := date_checks_of(newcomer.order, sequence):
        facts["adequacy_checks"] = digest(checks)
    replacement.newcomer, replacement.taken_up_in = newcomer, sequence
    replacement.save(update_fields=["newcomer", "taken_up_in"])
    facts["replacements_taken_up"] = digest([(replacement.leaver_id, replacement.newcomer_id)])
    details = {
        "profile": leaver.number,
        "newcomer": newcomer.number,
        "starts_on": newcomer.starts_on.isoformat(),
        "facts": facts,
    }
    journal.append(journal.Line(actor, "replacement.taken_up", newcomer.order.number, details))
    return newcomer


def _ended(leaver: Assignment, ends_on: date | None, sequence: int) -> dict[str, object]:
    """End the leaver, unless it has ended already."""
    if leaver.end_cause:
        return {}
    if ends_on is None:
        raise Refused(Refusal("replacement_without_end", "4.3-turnover"))
    end_at_work(leaver, ends_on, sequence)
    return {"assignment_ends": digest([end_fact_of(leaver)])}
