"""Notify an order: sign it, freeze its prices, commit its amount, and tell its contractor by a notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gouvernail.actions.issue_notice import NoticeDraft, issue_notice
from gouvernail.actions.ledger.balances import refresh
from gouvernail.actions.order_life.signatory import actor_of
from gouvernail.actions.order_life.written import commit, locked_framework, locked_order, pass_to, told_of
from gouvernail.records import journal
from gouvernail.records.digests import KINDS, digest
from gouvernail.records.models import Account, Deliverable, Notice, Order, OrderLine
from gouvernail.records.queries.order_life.content import content_of, version_of, whole_lines
from gouvernail.records.queries.order_life.issue import issue_of, why_not_issue_for
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.notices import NoticeKind
from gouvernail.rules.order_life.content import OrderContent
from gouvernail.rules.order_life.issuing import why_not_as_seen
from gouvernail.rules.verdicts import Refused


@dataclass(frozen=True, slots=True)
class Signing:
    """What is signed: the order, the version of it that was read, and what is told with the signature.

    Without ``legal_commitment_numbers`` or ``executing_service_code`` (None), those of the draft stand.
    """

    order_id: int
    seen: str
    legal_commitment_numbers: tuple[str, ...] | None = None
    executing_service_code: str | None = None


def notify_order(signing: Signing, account: Account, on: date) -> Notice:
    """Notify a draft or a proposed order to its contractor; the notice leaves with it or nothing is done.

    The framework's row is locked: of two notifications that would pass the ceiling together, one is refused. Prices,
    days per unit and the VAT rate are frozen. Raises ``Refused`` when a rule refuses, when no delegation of signature
    covers it, or when the order is no longer what was read. CCTP 2 (2-order-by-need); domain invariants 1 to 4.
    """
    with transaction.atomic():
        # The head of the journal first, as every writer of the ledger does: then the framework.
        sequence = journal.next_sequence()
        order = locked_order(signing.order_id)
        order.framework = framework = locked_framework(order)
        lines = whole_lines(order)
        content = _signed(signing, order, lines, account, on)
        _freeze(order, lines, content, sequence, on)
        passed = pass_to(order, OrderState.NOTIFIED, on, sequence)
        orders = {kind: told_of(kind, [order]) for kind in ("orders", "order_rates")}
        facts = {**orders, "lines": told_of("lines", lines), **_expected(lines, sequence), **passed}
        commit(framework, content.amounts.excluding_cents)
        refresh([line.pk for line in lines], on)
        actor = actor_of(account)
        journal.append(journal.Line(actor, "order.notified", order.number, _details(order, content, facts)))
        return _tell(order, lines, actor, on)


def _signed(signing: Signing, order: Order, lines: Sequence[OrderLine], account: Account, on: date) -> OrderContent:
    """The content that is signed, when nothing stands in the way."""
    issue = issue_of(order, lines, on)
    refusals = why_not_issue_for(account, order, lines, issue, on)
    if refusals := refusals or why_not_as_seen(signing.seen, version_of(issue.content, order.state)):
        raise Refused(*refusals)
    if signing.legal_commitment_numbers is not None:
        order.legal_commitment_numbers = list(signing.legal_commitment_numbers)
    if signing.executing_service_code is not None:
        order.executing_service_code = signing.executing_service_code
    return issue.content


def _freeze(order: Order, lines: Sequence[OrderLine], content: OrderContent, sequence: int, on: date) -> None:
    """Set what the order and its lines keep for ever; the state passes afterwards, in its own row too."""
    for line, told in zip(lines, content.lines, strict=True):
        line.unit_price_cents = told.unit_price_cents
        line.days_per_unit_hundredths = told.days_per_unit_hundredths
        line.recorded_in = sequence
        line.save(update_fields=["unit_price_cents", "days_per_unit_hundredths", "recorded_in"])
    order.notified_on, order.recorded_in = on, sequence
    order.vat_rate_hundredths = content.vat_rate_hundredths
    order.state = OrderState.NOTIFIED.value
    order.save()


def _expected(lines: Sequence[OrderLine], sequence: int) -> dict[str, object]:
    """The deliverables become facts with their lines; answers what to tell of them, nothing when there is none."""
    expected = Deliverable.objects.filter(line__in=lines)
    expected.update(recorded_in=sequence)
    rows = list(expected.order_by("pk").values_list(*KINDS["deliverables"].columns))
    return {"deliverables": digest(rows)} if rows else {}


def _details(order: Order, content: OrderContent, facts: object) -> dict[str, object]:
    amounts = content.amounts
    return {
        "order": order.number,
        "contractor": content.contractor_siret,
        "excluding_vat_cents": amounts.excluding_cents,
        "vat_rate_hundredths": amounts.rate_hundredths,
        "legal_commitment_numbers": order.legal_commitment_numbers,
        "executing_service_code": order.executing_service_code,
        "facts": facts,
    }


def _tell(order: Order, lines: Sequence[OrderLine], actor: str, on: date) -> Notice:
    subject = f"Bon de commande {order.number}"
    content = content_of(order, lines, on).told()
    draft = NoticeDraft(NoticeKind.ORDER_NOTIFIED, order.framework, order.contractor, subject, content, order=order)
    return issue_notice(draft, actor)
