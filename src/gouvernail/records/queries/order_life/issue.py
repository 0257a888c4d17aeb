"""An order as it would be notified, and what its framework allows. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gouvernail.records.models import Account, Attribution, ContractorRank, Order, OrderLine
from gouvernail.records.queries.market_use import last_orders
from gouvernail.records.queries.order_life.content import content_of
from gouvernail.records.queries.order_life.signing import why_not_sign_order
from gouvernail.records.queries.order_life.terms import terms_of
from gouvernail.rules.frameworks import Validity
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.order_life.issuing import Issue, Placing, why_not_issue
from gouvernail.rules.orders import Candidate
from gouvernail.rules.verdicts import Refusal


def issue_of(order: Order, lines: Sequence[OrderLine], on: date) -> Issue:
    """What the rule of notification reads of an order, on a day."""
    framework = order.framework
    return Issue(
        state=OrderState(order.state),
        content=content_of(order, lines, on),
        placing=_placing(order, on),
        within=Validity(framework.notified_on, framework.valid_until_on),
        ceiling_cents=framework.ceiling_cents,
        committed_cents=framework.committed_cents,
    )


def why_not_issue_for(
    account: Account, order: Order, lines: Sequence[OrderLine], issue: Issue, on: date
) -> list[Refusal]:
    """Why this account cannot notify an order on a day: the order first, then the signature."""
    refusals = why_not_issue(issue, terms_of(order.framework_id), on)
    if refusals and refusals[0].code in {"order_already_notified", "order_not_to_issue"}:
        return refusals
    return refusals + why_not_sign_order(account, order, lines, issue.content.amounts.excluding_cents, on)


def _placing(order: Order, on: date) -> Placing:
    """The contractors of the lot, or of the framework, that still are given orders; the chosen one whatever."""
    found = ContractorRank.objects.filter(framework=order.framework_id, lot=order.lot_id).select_related("contractor")
    ranks = [one for one in found if one.contractor_id == order.contractor_id or not _is_over(one, on)]
    last = last_orders(order.framework_id)
    chosen = next((one for one in ranks if one.contractor_id == order.contractor_id), None)
    return Placing(
        rule=order.framework.attribution_rule,
        candidates=[Candidate(one.contractor.siret, one.rank, last.get(one.contractor.siret)) for one in ranks],
        reason=order.attribution_reason,
        is_attributed=Attribution.objects.filter(order=order).exists(),
        ended_on=chosen.ended_on if chosen else None,
    )


def _is_over(rank: ContractorRank, on: date) -> bool:
    return rank.ended_on is not None and rank.ended_on <= on
