"""Complete the references that were said missing: the delay starts from that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.presentations.files import HandedFile, kept, record
from gouvernail.actions.presentations.moment import server_instant
from gouvernail.actions.presentations.written import details, facts_of, locked, start_clock, subject_of
from gouvernail.records import journal
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.records.queries.presentations.seen_by import own
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.presentations import why_not_complete, why_not_count
from gouvernail.rules.verdicts import Refusal, Refused


def complete_references(
    presentation_id: int, files: Sequence[HandedFile], scope: Scope, actor: str, *, at: datetime | None = None
) -> None:
    """Add files and start the clock again; raises ``Refused`` when nothing is missing. CCTP 4.2 (4.2-recusal)."""
    with kept(files) as references, transaction.atomic():
        sequence = journal.next_sequence()
        moment = at or server_instant()
        if not own(scope).filter(pk=presentation_id).exists():
            raise Refused(Refusal("presentation_unknown", "4.2-recusal"))
        one = locked(presentation_id)
        terms = terms_of(one.order.framework_id)
        if refusals := why_not_complete(facts_of(one), clock.day_of(moment)) or why_not_count(terms):
            raise Refused(*refusals)
        record(one, references, moment)
        started, facts = start_clock(one, terms, moment, sequence)
        digests = [file.sha256 for file in references]
        shown = details(one, facts, files=digests, until=started.deadline_on.isoformat())
        journal.append(journal.Line(actor, "presentation.completed", subject_of(one), shown))
