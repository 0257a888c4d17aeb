"""The contractor accepts a proposed order or declines it, once; a declined one gives its need back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.needs.reopen_need import reopen_need_of
from gouvernail.actions.order_life.written import pass_to
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Order, OrderAnswer
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.needs import why_not_answer
from gouvernail.rules.verdicts import Refusal, Refused

#: The longest reason, in letters.
MOST_LETTERS = 5000


def answer_order(order: Order, words: str, scope: Scope, actor: str, on: date, *, declines: bool) -> OrderAnswer:
    """Keep the contractor's answer; raises ``Refused`` for another contractor's order as for one that is not there.

    CCTP 2 (2-order-by-need), 4.2 (4.2-next-contractor).
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        locked = Order.objects.select_for_update().filter(pk=order.pk, contractor_id__in=scope.contractor_ids).first()
        if locked is None:
            raise Refused(Refusal("order_not_yours", "4.2-device"))
        answered = OrderAnswer.objects.filter(order=locked).exclude(kind=OrderAnswer.Kind.OBSERVATION).exists()
        refusals = why_not_answer(OrderState(locked.state), words, declines=declines, is_answered=answered)
        if len(words) > MOST_LETTERS:
            refusals.append(Refusal("order_answer_too_long", "2-order-by-need", {"most": MOST_LETTERS}))
        if refusals:
            raise Refused(*refusals)
        kind = OrderAnswer.Kind.DECLINED if declines else OrderAnswer.Kind.ACCEPTED
        answer = OrderAnswer.objects.create(
            order=locked, kind=kind, words=words.strip(), said_at=clock.now(), recorded_in=sequence
        )
        facts: dict[str, object] = {"order_answers": digest([(locked.pk, answer.kind, answer.words)])}
        if declines:
            facts |= pass_to(locked, OrderState.DECLINED, on, sequence)
            reopen_need_of(locked)
        verb = "order.declined" if declines else "order.accepted"
        journal.append(journal.Line(actor, verb, locked.number, {"words": answer.words, "facts": facts}))
        return answer
