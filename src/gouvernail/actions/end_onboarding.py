"""Say that a newcomer knows its work: from the day after, its days are billable ones."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import OnboardingEnd
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.turnover.assignments import replacement_for
from gouvernail.records.queries.turnover.onboardings import last_onboarding_day, onboarding_of
from gouvernail.rules.turnover import why_not_end_onboarding
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def end_onboarding(uuid: UUID, ended_on: date, scope: Scope, actor: str, on: date) -> OnboardingEnd:
    """Keep the last day of an onboarding, once; raises ``Refused``.

    How long it lasts is the contractor's to say, who bears it. CCTP 4.3 (4.3-turnover).
    """
    sequence = journal.next_sequence()
    replacement = replacement_for(uuid, scope)
    onboarding = None if replacement is None else onboarding_of(replacement)
    if replacement is None or replacement.newcomer is None or onboarding is None:
        raise Refused(Refusal("assignment_changed", "4.3-turnover"))
    refusals = why_not_end_onboarding(
        ended_on,
        onboarding,
        is_ended=hasattr(replacement, "onboarding_end"),
        last_day_on=last_onboarding_day(replacement.newcomer),
        today=on,
    )
    if refusals:
        raise Refused(*refusals)
    ended = OnboardingEnd.objects.create(replacement=replacement, ended_on=ended_on, recorded_in=sequence)
    details = {
        "profile": replacement.newcomer.number,
        "ended_on": ended_on.isoformat(),
        "facts": {"onboarding_ends": digest([(replacement.pk, ended_on)])},
    }
    journal.append(journal.Line(actor, "onboarding.ended", replacement.leaver.order.number, details))
    return ended
