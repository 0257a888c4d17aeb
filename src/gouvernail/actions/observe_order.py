"""Keep what a contractor observes on a notified order; nothing of the order moves."""

from __future__ import annotations

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import Order, OrderAnswer
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.order_life.observing import why_not_observe
from gouvernail.rules.verdicts import Refused


def observe_order(order_id: int, words: str, scope: Scope, actor: str, *, seen: int) -> OrderAnswer:
    """Append observations of the contractor whose order it is; ``seen`` is how many were read before writing.

    Raises ``Refused``; ``Order.DoesNotExist`` for another contractor's order. CCTP 2 (2-order-by-need).
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        order = Order.objects.get(pk=order_id, contractor_id__in=scope.contractor_ids)
        present = OrderAnswer.objects.filter(order=order, kind=OrderAnswer.Kind.OBSERVATION).count()
        if refusals := why_not_observe(OrderState(order.state), words, seen=seen, present=present):
            raise Refused(*refusals)
        kind = OrderAnswer.Kind.OBSERVATION.value
        answer = OrderAnswer.objects.create(
            order=order, kind=kind, words=words, said_at=clock.now(), recorded_in=sequence
        )
        facts = {"order_answers": digest([(order.pk, kind, words)])}
        told = {"order": order.number, "facts": facts}
        journal.append(journal.Line(actor, "order.observed", order.number, told))
        return answer
