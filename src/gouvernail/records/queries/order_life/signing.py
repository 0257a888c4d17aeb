"""Whether somebody may sign for an order: the role, the delegation, and every line seen. Domain invariant 13."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gouvernail.records.models import Account, Order, OrderLine
from gouvernail.records.queries.delegations import delegations_of
from gouvernail.records.queries.readers import grants_of
from gouvernail.records.queries.scopes import scope_of
from gouvernail.rules.access import Right, Role
from gouvernail.rules.delegations import Decision, why_not_sign
from gouvernail.rules.order_life.issuing import why_not_sign_whole
from gouvernail.rules.verdicts import Refusal


def why_not_sign_order(
    account: Account, order: Order, lines: Sequence[OrderLine], cents: int, on: date
) -> list[Refusal]:
    """Why an account cannot sign for these lines, all those of the order; cents excluding VAT that it commits.

    Nobody signs what stands behind a wall. CCTP 2 (2-order-by-need), 4.2 (4.2-device).
    """
    grants = grants_of(account)
    roles = {Role(grant.role) for grant in grants}
    products = {line.product.external_id for line in lines}
    decision = Decision(order.framework.number, products, cents)
    refusals = why_not_sign(roles, delegations_of(account), Right.ISSUE_ORDERS, decision, on)
    return refusals or why_not_speak_for(account, order, lines)


def why_not_speak_for(account: Account, order: Order, lines: Sequence[OrderLine]) -> list[Refusal]:
    """Why an account cannot speak for a whole order: some of its lines are behind a wall. CCTP 4.2 (4.2-device)."""
    scope = scope_of(grants_of(account))
    return why_not_sign_whole(len(lines) - OrderLine.objects.filter(scope.of_lines(), order=order).count())
