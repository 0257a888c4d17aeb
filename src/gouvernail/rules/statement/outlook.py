"""Which orders ask for a decision, as their teams estimate them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from gouvernail.rules.lifecycle import WORKING_STATES, OrderState
from gouvernail.rules.statement.figures import LineFigures

#: States in which work goes on, or may start again.
OPEN_STATES = frozenset({*WORKING_STATES, OrderState.SUSPENDED})


def is_open(line: LineFigures) -> bool:
    """Whether work goes on, or may start again: only then does a drift ask for a decision. CCTP 4.2 (4.2-statement)."""
    return line.order_state in OPEN_STATES


def insufficient_orders(lines: Iterable[LineFigures]) -> list[str]:
    """The numbers of the open orders that will not suffice, sorted: their drift is positive.

    CCTP 4.2 (4.2-statement).
    """
    drifts: dict[str, int] = defaultdict(int)
    for line in lines:
        if line.drift_hundredths is not None and is_open(line):
            drifts[line.order] += line.drift_hundredths
    return sorted(order for order, drift in drifts.items() if drift > 0)
