"""Whether somebody may pass an order to its next state: the state first, then who asks. CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gouvernail.records.models import Account, Order, OrderLine
from gouvernail.records.queries.order_life.signing import why_not_sign_order, why_not_speak_for
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.order_life.execution import SIGNED, Passage, why_not_pass
from gouvernail.rules.verdicts import Refusal


def why_not_pass_for(
    account: Account, order: Order, lines: Sequence[OrderLine], passage: Passage, on: date
) -> list[Refusal]:
    """Why this account cannot pass an order: its state, no delegation for what is signed, lines behind a wall."""
    if refusals := why_not_pass(OrderState(order.state), passage):
        return refusals
    if passage in SIGNED:
        return why_not_sign_order(account, order, lines, 0, on)
    return why_not_speak_for(account, order, lines)
