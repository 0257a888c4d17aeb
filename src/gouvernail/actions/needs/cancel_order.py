"""Cancel an order that is not notified: its need is open again, and its contractor is told if it was proposed."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gouvernail.actions.issue_notice import NoticeDraft, issue_notice
from gouvernail.actions.needs.reopen_need import reopen_need_of
from gouvernail.actions.order_life.written import pass_to
from gouvernail.records import journal
from gouvernail.records.models import Order
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.needs import why_not_cancel
from gouvernail.rules.notices import NoticeKind
from gouvernail.rules.verdicts import Refused


def cancel_order(order: Order, actor: str, on: date) -> None:
    """Cancel a draft or a proposed order; raises ``Refused``. CCTP 2 (2-order-by-need)."""
    with transaction.atomic():
        sequence = journal.next_sequence()
        locked = (
            Order.objects.select_for_update(of=("self",)).select_related("framework", "contractor").get(pk=order.pk)
        )
        state = OrderState(locked.state)
        if refusals := why_not_cancel(state):
            raise Refused(*refusals)
        facts = pass_to(locked, OrderState.CANCELLED, on, sequence)
        reopen_need_of(locked)
        journal.append(journal.Line(actor, "order.cancelled", locked.number, {"was": state, "facts": facts}))
        if state is OrderState.PROPOSED:
            subject = f"Bon de commande {locked.number} annulé avant sa notification"
            told = {"order": locked.number, "cancelled_on": on.isoformat()}
            draft = NoticeDraft(
                NoticeKind.ORDER_CANCELLED, locked.framework, locked.contractor, subject, told, order=locked
            )
            issue_notice(draft, actor)
