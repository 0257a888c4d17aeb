"""What a historical take-over accepts although the contract does not: the past as it was, marked as such."""

from __future__ import annotations

#: Refusals that break a rule of the contract but not of arithmetic, by code. All others stay refusals: a figure that
#: cannot be summed, a reference to nothing, a future that is no history, a notified record that would be rewritten.
#: CCTP 4.2 (4.2-statement).
TOLERATED_BY_HISTORY = frozenset(
    {
        "order_outside_validity",
        "order_above_ceiling",
        "amendment_before_order",
        "day_before_notification",
        "days_above_ordered",
        "person_above_one_day",
    }
)
