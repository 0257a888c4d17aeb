"""Propose a draft to its contractor: it answers before the day that is frozen now, or is held silent after it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gouvernail.actions.issue_notice import NoticeDraft, issue_notice
from gouvernail.actions.order_life.written import pass_to
from gouvernail.records import journal
from gouvernail.records.models import Notice, Order
from gouvernail.records.queries.order_life.content import content_of, version_of, whole_lines
from gouvernail.records.queries.order_life.issue import issue_of
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.needs import answer_due_on, why_not_propose
from gouvernail.rules.notices import NoticeKind
from gouvernail.rules.order_life.issuing import why_not_as_seen, why_not_issue
from gouvernail.rules.presentations.recusal_clock import calendar_code, why_not_count
from gouvernail.rules.terms import Terms
from gouvernail.rules.verdicts import Refusal, Refused


def why_not_propose_now(order: Order, on: date) -> list[Refusal]:
    """Why a draft cannot be proposed on a day: it could not be notified as it stands. CCTP 2 (2-order-by-need)."""
    lines = whole_lines(order)
    terms = terms_of(order.framework_id)
    refusals = why_not_propose(OrderState(order.state))
    return refusals or [*why_not_issue(issue_of(order, lines, on), terms, on), *_why_not_delay(terms)]


def _why_not_delay(terms: Terms) -> list[Refusal]:
    return why_not_count(terms) if terms.number("silence_working_days") else []


def _calendar(terms: Terms) -> str:
    return calendar_code(terms.text("holiday_region")) or ""


def propose_order(order: Order, seen: str, actor: str, on: date) -> Notice:
    """Propose a draft; a notice tells its contractor. Raises ``Refused``.

    Without a value for the term of silence no delay is frozen: nobody can be held silent. CCTP 2 (2-order-by-need),
    4.2 (4.2-next-contractor).
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        locked = (
            Order.objects.select_for_update(of=("self",))
            .select_related("framework", "contractor", "lot")
            .get(pk=order.pk)
        )
        content = content_of(locked, whole_lines(locked), on)
        refusals = why_not_propose_now(locked, on) or why_not_as_seen(seen, version_of(content, locked.state))
        if refusals:
            raise Refused(*refusals)
        terms = terms_of(locked.framework_id)
        locked.proposed_on = on
        locked.answer_due_on = answer_due_on(on, terms.number("silence_working_days"), _calendar(terms))
        locked.save(update_fields=["proposed_on", "answer_due_on"])
        facts = pass_to(locked, OrderState.PROPOSED, on, sequence)
        due_on = locked.answer_due_on.isoformat() if locked.answer_due_on else ""
        details = {"contractor": locked.contractor.siret, "answer_due_on": due_on, "facts": facts}
        journal.append(journal.Line(actor, "order.proposed", locked.number, details))
        told = {**content.told(), "answer_due_on": due_on}
        subject = f"Bon de commande {locked.number} proposé"
        draft = NoticeDraft(NoticeKind.ORDER_PROPOSED, locked.framework, locked.contractor, subject, told, order=locked)
        return issue_notice(draft, actor)
