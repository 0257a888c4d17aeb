"""Say that a notified order began or was delivered; sign that it is suspended or resumed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gouvernail.actions.import_market.facts import write_facts
from gouvernail.actions.import_market.hand_over import Facts
from gouvernail.actions.issue_notice import NoticeDraft, issue_notice
from gouvernail.actions.ledger.balances import refresh
from gouvernail.actions.order_life.signatory import actor_of
from gouvernail.actions.order_life.written import locked_order, pass_to
from gouvernail.records import journal
from gouvernail.records.models import Account, Order, OrderStateChange, OrderStateReason
from gouvernail.records.queries.order_life.content import whole_lines
from gouvernail.records.queries.order_life.execution import why_not_pass_for
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.notices import NoticeKind
from gouvernail.rules.order_life.execution import LEADS_TO, Passage, why_not_pass_on
from gouvernail.rules.verdicts import Refused

_VERBS = {
    Passage.START: "order.started",
    Passage.SUSPEND: "order.suspended",
    Passage.RESUME: "order.resumed",
    Passage.DELIVER: "order.delivered",
}
_NOTICES = {Passage.SUSPEND: NoticeKind.ORDER_SUSPENDED, Passage.RESUME: NoticeKind.ORDER_RESUMED}
_SUBJECTS = {Passage.SUSPEND: "Suspension du bon de commande", Passage.RESUME: "Reprise du bon de commande"}


@dataclass(frozen=True, slots=True)
class OrderPassage:
    """What happens to an order, since which day, and why."""

    order_id: int
    passage: Passage
    since_on: date
    reason: str = ""


def pass_order(asked: OrderPassage, account: Account, on: date) -> Order:
    """Move a notified order to its next state; a suspension and a resumption leave with their notice.

    The same form sent twice passes once: the state it starts from is gone. Raises ``Refused``. CCTP 2
    (2-order-by-need); domain, states.
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        order = locked_order(asked.order_id)
        lines = whole_lines(order)
        last = OrderStateChange.objects.filter(order=order).order_by("since_on", "id").last()
        last_on = last.since_on if last else order.notified_on or on
        refusals = why_not_pass_for(account, order, lines, asked.passage, on)
        if refusals := refusals or why_not_pass_on(asked.passage, asked.since_on, last_on, on, asked.reason):
            raise Refused(*refusals)
        facts = _written(asked, order, sequence)
        refresh([line.pk for line in lines], on)
        actor = actor_of(account)
        told = {"order": order.number, "since_on": asked.since_on.isoformat(), "reason": asked.reason}
        journal.append(journal.Line(actor, _VERBS[asked.passage], order.number, {**told, "facts": facts}))
        if asked.passage in _NOTICES:
            subject = f"{_SUBJECTS[asked.passage]} {order.number}"
            kind = _NOTICES[asked.passage]
            issue_notice(NoticeDraft(kind, order.framework, order.contractor, subject, told, order=order), actor)
        return order


def _written(asked: OrderPassage, order: Order, sequence: int) -> Facts:
    facts = dict(pass_to(order, OrderState(LEADS_TO[asked.passage]), asked.since_on, sequence))
    if asked.reason:
        change = OrderStateChange.objects.get(order=order, recorded_in=sequence)
        rows = [(change.pk, asked.reason)]
        facts["order_state_reasons"] = write_facts("order_state_reasons", OrderStateReason, rows, sequence)
    return facts
