"""Which orders ask for a decision, as their teams estimate them."""

from __future__ import annotations

from collections.abc import Iterable

from gouvernail.rules.lifecycle import WORKING_STATES, OrderState
from gouvernail.rules.statement.figures import LineFigures
from gouvernail.rules.statement.totals import totals_by

_OPEN = frozenset({*WORKING_STATES, OrderState.SUSPENDED})


def is_open(line: LineFigures) -> bool:
    """Whether work goes on, or may start again: only then does a drift ask for a decision. CCTP 4.2 (4.2-statement)."""
    return line.order_state in _OPEN


def insufficient_orders(lines: Iterable[LineFigures]) -> list[str]:
    """The numbers of the open orders that will not suffice, sorted: their drift is positive.

    CCTP 4.2 (4.2-statement).
    """
    orders = totals_by("order", (line for line in lines if is_open(line)))
    return [order.key for order in orders if (order.drift_hundredths or 0) > 0]
