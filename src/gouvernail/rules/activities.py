"""When an operational activity can be moved from one state to another."""

from __future__ import annotations

from datetime import date

from gouvernail.rules.lifecycle import ACTIVITY_TRANSITIONS, ActivityState, OrderState
from gouvernail.rules.verdicts import Refusal

#: States in which the work of an order is over; what was forgotten may still come by the workbook.
_OVER = frozenset({OrderState.CLOSED, OrderState.ENDED_EARLY, OrderState.CANCELLED, OrderState.DECLINED})


def why_not_move_activities(notified_on: date | None, order_state: str) -> list[Refusal]:
    """Why no activity of an order can be moved: it is not notified, or it is over. CCTP 4.2 (4.2-statement)."""
    if notified_on is None:
        return [Refusal("activity_before_notification", "4.2-statement")]
    if order_state in _OVER:
        return [Refusal("activity_on_order_over", "4.2-statement", {"state": order_state})]
    return []


def why_not_move(seen: ActivityState, present: ActivityState, target: ActivityState) -> list[Refusal]:
    """Why an activity cannot go from the state in which it was seen to another one.

    Somebody else may have moved it since. CCTP 4.2 (4.2-statement).
    """
    if seen != present:
        return [Refusal("activity_moved_meanwhile", "4.2-statement", {"present": present.value})]
    if target not in ACTIVITY_TRANSITIONS[present]:
        return [Refusal("activity_already_there", "4.2-statement", {"present": present.value})]
    return []
