"""Amend a notified order: quantities of lines, its last day; signed, committed and told as the order was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gouvernail.actions.import_market.facts import write_facts
from gouvernail.actions.import_market.hand_over import Facts
from gouvernail.actions.issue_notice import NoticeDraft, issue_notice
from gouvernail.actions.ledger.balances import refresh
from gouvernail.actions.order_life.signatory import actor_of
from gouvernail.actions.order_life.written import commit, locked_framework, locked_order
from gouvernail.records import journal
from gouvernail.records.models import Account, Notice, Order, OrderAmendment, OrderLine, OrderPeriodChange
from gouvernail.records.queries.order_life.amending import amending_of, next_number
from gouvernail.records.queries.order_life.content import content_of, version_of, whole_lines
from gouvernail.records.queries.order_life.signing import why_not_sign_order
from gouvernail.rules.notices import NoticeKind
from gouvernail.rules.order_life.amending import Amending, Change, more_cents, moved_end, signed_cents, why_not_amend_by
from gouvernail.rules.order_life.amounts import amounts_of
from gouvernail.rules.order_life.issuing import why_not_as_seen
from gouvernail.rules.verdicts import Refused


@dataclass(frozen=True, slots=True)
class AmendmentSigning:
    """What is signed: the order, the version of it that was read, and what changes."""

    order_id: int
    seen: str
    change: Change


def amend_order(signing: AmendmentSigning, account: Account, on: date) -> Notice:
    """Notify an amendment (« bon de commande modificatif »), numbered in its order, with its notice.

    The framework's row is locked; what it adds is under the ceiling and within the delegation of who signs. Raises
    ``Refused`` when a rule refuses, without delegation, or when the order is no longer what was read: the same form
    sent twice amends once. CCTP 2 (2-order-by-need); domain invariants 1, 2, 5 and 14.
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        order = locked_order(signing.order_id)
        order.framework = framework = locked_framework(order)
        lines = whole_lines(order)
        amending = amending_of(order, lines)
        _judge(signing, order, lines, amending, account, on)
        number = next_number(order)
        facts = _written(signing.change, amending, lines, number, sequence, on)
        commit(framework, more_cents(amending, signing.change))
        refresh([line.pk for line in lines], on)
        told = _told(signing.change, amending, order, number, on)
        journal.append(journal.Line(actor_of(account), "order.amended", order.number, {**told, "facts": facts}))
        subject = f"Bon de commande modificatif {number} de {order.number}"
        kind = NoticeKind.AMENDMENT_NOTIFIED
        draft = NoticeDraft(kind, framework, order.contractor, subject, told, order=order)
        return issue_notice(draft, actor_of(account))


def _judge(
    signing: AmendmentSigning,
    order: Order,
    lines: Sequence[OrderLine],
    amending: Amending,
    account: Account,
    on: date,
) -> None:
    seen = version_of(content_of(order, lines, on), order.state)
    refusals = why_not_as_seen(signing.seen, seen) or [
        *why_not_amend_by(amending, signing.change, on),
        *why_not_sign_order(account, order, lines, signed_cents(amending, signing.change), on),
    ]
    if refusals:
        raise Refused(*refusals)


def _written(
    change: Change, amending: Amending, lines: Sequence[OrderLine], number: str, sequence: int, on: date
) -> Facts:
    """Append the change of each line, and of the last day; answers the facts to tell."""
    units = [(line, change.units.get(line.number, 0)) for line in lines]
    rows = [(line.pk, number, on, more, change.reason) for line, more in units if more]
    facts = {"amendments": write_facts("amendments", OrderAmendment, rows, sequence)} if rows else {}
    if (ends_on := moved_end(amending, change)) is not None:
        period = [(lines[0].order_id, number, on, ends_on, change.reason)]
        facts["period_changes"] = write_facts("period_changes", OrderPeriodChange, period, sequence)
    return facts


def _told(change: Change, amending: Amending, order: Order, number: str, on: date) -> Mapping[str, object]:
    """What the notice and the journal say: each change with what then stands, and the amounts before and after."""
    before = amounts_of((line.cents() for line in amending.lines), order.vat_rate_hundredths)
    after = amounts_of(
        (line.cents(change.units.get(line.number, 0)) for line in amending.lines), order.vat_rate_hundredths
    )
    return {
        "order": order.number,
        "amendment": number,
        "notified_on": on.isoformat(),
        "reason": change.reason,
        "lines": [
            {"line": line.number, "more_hundredths": more, "quantity_hundredths": line.quantity_hundredths + more}
            for line in amending.lines
            if (more := change.units.get(line.number, 0))
        ],
        "ends_on": ends_on.isoformat() if (ends_on := moved_end(amending, change)) else None,
        "excluding_vat_cents_before": before.excluding_cents,
        "excluding_vat_cents": after.excluding_cents,
        "vat_rate_hundredths": after.rate_hundredths,
        "vat_cents": after.vat_cents,
        "including_vat_cents": after.including_cents,
    }
