"""Answer that days sent back are maintained: they wait for the product lead again."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import DaysReturn
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.answers import why_not_answer
from gouvernail.rules.verdicts import Refused


def answer_return(return_id: int, answer: str, scope: Scope, actor: str) -> None:
    """Keep the answer of the contractor, once; the days stay as they were declared.

    Raises ``Refused`` when it was answered or corrected meanwhile, when nothing is said, or behind a wall. The text is
    not repeated in the journal: it may name somebody. CCTP 4.2 (4.2-statement), 4.1 (4.1-contractor-authority).
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        own = DaysReturn.objects.filter(line__order__contractor_id__in=scope.contractor_ids)
        found = own.select_for_update(of=("self",)).select_related("line__order").filter(pk=return_id).first()
        is_open = found is not None and found.answered_at is None
        if refusals := why_not_answer(answer, is_open=is_open):
            raise Refused(*refusals)
        assert found is not None  # noqa: S101 an open return is one that was found
        found.answer, found.answered_at, found.answered_in = answer.strip(), clock.now(), sequence
        found.save(update_fields=["answer", "answered_at", "answered_in"])
        order = found.line.order.number
        facts = {"return_answers": digest([(found.line_id, found.month_on, found.answer)])}
        details = {"order": order, "line": found.line.number, "month": f"{found.month_on:%Y-%m}", "facts": facts}
        journal.append(journal.Line(actor, "return.answered", order, details))
