"""Take a presented profile back, while nobody has decided on it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.presentations.moment import server_instant
from gouvernail.actions.presentations.written import details, end, facts_of, locked, subject_of
from gouvernail.records import journal
from gouvernail.records.queries.presentations.seen_by import own
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.presentations import why_not_withdraw
from gouvernail.rules.verdicts import Refusal, Refused


def withdraw(presentation_id: int, scope: Scope, actor: str, *, at: datetime | None = None) -> None:
    """End a presentation as withdrawn by its contractor; raises ``Refused``. CCTP 4.2 (4.2-recusal)."""
    with transaction.atomic():
        sequence = journal.next_sequence()
        moment = at or server_instant()
        if not own(scope).filter(pk=presentation_id).exists():
            raise Refused(Refusal("presentation_unknown", "4.2-recusal"))
        one = locked(presentation_id)
        if refusals := why_not_withdraw(facts_of(one), clock.day_of(moment)):
            raise Refused(*refusals)
        shown = details(one, end(one, "withdrawn", "", moment, sequence))
        journal.append(journal.Line(actor, "presentation.withdrawn", subject_of(one), shown))
