"""Write down, each night, the profiles that were not recused in time: the state already follows from the rule."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.presentations.moment import server_instant
from gouvernail.actions.presentations.written import details, end, facts_of, locked, subject_of
from gouvernail.records import journal
from gouvernail.records.models import Presentation
from gouvernail.rules.lifecycle import PresentationState
from gouvernail.rules.presentations import presentation_state


def record_lapses() -> int:
    """Record each lapse once; answers how many. Domain invariant 9; CCTP 4.2 (4.2-recusal)."""
    undecided = Presentation.objects.filter(decision__isnull=True).order_by("pk").values_list("pk", flat=True)
    return sum(_recorded(pk) for pk in list(undecided))


@transaction.atomic
def _recorded(pk: int) -> bool:
    sequence = journal.next_sequence()
    moment = server_instant()
    one = locked(pk)
    lapsed = PresentationState.NOT_RECUSED_IN_TIME
    if hasattr(one, "decision") or presentation_state(facts_of(one), clock.day_of(moment)) != lapsed:
        return False
    shown = details(one, end(one, lapsed.value, "", moment, sequence))
    journal.append(journal.Line("clock", "presentation.lapsed", subject_of(one), shown))
    return True
