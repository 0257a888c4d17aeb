"""The states of every noun and the passages between them; the diagrams of docs/contract come from here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class OrderState(StrEnum):
    """States of an order. CCTP 2 (2-order-by-need), 4.2 (4.2-termination)."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    NOTIFIED = "notified"
    RUNNING = "running"
    DELIVERED = "delivered"
    CLOSED = "closed"
    DECLINED = "declined"
    SUSPENDED = "suspended"
    ENDED_EARLY = "ended_early"
    CANCELLED = "cancelled"


class DayState(StrEnum):
    """States of a day entry. Only declared and accepted entries exist for the State. CCTP 4.2 (4.2-statement)."""

    DECLARED = "declared"
    ACCEPTED = "accepted"
    LOCKED = "locked"


class MonthState(StrEnum):
    """States of a member's month, before its days are declared to the State. CCTP 4.1 (4.1-contractor-authority)."""

    ENTERED = "entered"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    APPROVED = "approved"


class ActivityState(StrEnum):
    """States of an operational activity. CCTP 4.2 (4.2-statement)."""

    TO_DO = "to_do"
    DOING = "doing"
    DONE = "done"


class PoorPerformanceState(StrEnum):
    """States of a finding of poor performance. CCTP 4.2 (4.2-poor-performance)."""

    DRAFTED = "drafted"
    NOTIFIED = "notified"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class NeedState(StrEnum):
    """States of a statement of need. CCTP 2 (2-order-by-need)."""

    OPEN = "open"
    ATTRIBUTED = "attributed"
    WITHDRAWN = "withdrawn"


class PresentationState(StrEnum):
    """States of a profile presented for an order. Domain invariant 9; CCTP 4.2 (4.2-recusal)."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    ACCEPTED = "accepted"
    RECUSED = "recused"
    NOT_RECUSED_IN_TIME = "not_recused_in_time"
    WITHDRAWN = "withdrawn"


class AssignmentState(StrEnum):
    """States of a profile at work. CCTP 4.3 (4.3-turnover)."""

    ACTIVE = "active"
    REPLACED = "replaced"
    LEFT = "left"


class MarketImportState(StrEnum):
    """States of a market workbook handed over on a page. CCTP 4.2 (4.2-device)."""

    RECEIVED = "received"
    PREVIEWED = "previewed"
    REFUSED = "refused"
    CONFIRMED = "confirmed"
    DONE = "done"


_O = OrderState
ORDER_TRANSITIONS: Mapping[OrderState, frozenset[OrderState]] = {
    _O.DRAFT: frozenset({_O.PROPOSED, _O.NOTIFIED, _O.CANCELLED}),
    _O.PROPOSED: frozenset({_O.NOTIFIED, _O.DECLINED, _O.CANCELLED}),
    _O.NOTIFIED: frozenset({_O.RUNNING, _O.SUSPENDED, _O.DELIVERED, _O.ENDED_EARLY}),
    _O.RUNNING: frozenset({_O.DELIVERED, _O.SUSPENDED, _O.ENDED_EARLY}),
    _O.SUSPENDED: frozenset({_O.RUNNING, _O.ENDED_EARLY}),
    _O.DELIVERED: frozenset({_O.CLOSED, _O.ENDED_EARLY}),
    _O.CLOSED: frozenset(),
    _O.DECLINED: frozenset(),
    _O.ENDED_EARLY: frozenset(),
    _O.CANCELLED: frozenset(),
}

DAY_TRANSITIONS: Mapping[DayState, frozenset[DayState]] = {
    DayState.DECLARED: frozenset({DayState.ACCEPTED}),
    DayState.ACCEPTED: frozenset({DayState.LOCKED}),
    DayState.LOCKED: frozenset(),
}

#: A member takes back what is not approved yet, and begins again what must be corrected afterwards.
MONTH_TRANSITIONS: Mapping[MonthState, frozenset[MonthState]] = {
    MonthState.ENTERED: frozenset({MonthState.CONFIRMED}),
    MonthState.CONFIRMED: frozenset({MonthState.ENTERED, MonthState.RETURNED, MonthState.APPROVED}),
    MonthState.RETURNED: frozenset({MonthState.CONFIRMED}),
    MonthState.APPROVED: frozenset({MonthState.ENTERED}),
}

ACTIVITY_TRANSITIONS: Mapping[ActivityState, frozenset[ActivityState]] = {
    state: frozenset(set(ActivityState) - {state}) for state in ActivityState
}

_P = PoorPerformanceState
POOR_PERFORMANCE_TRANSITIONS: Mapping[PoorPerformanceState, frozenset[PoorPerformanceState]] = {
    _P.DRAFTED: frozenset({_P.NOTIFIED, _P.WITHDRAWN}),
    _P.NOTIFIED: frozenset({_P.CONFIRMED, _P.WITHDRAWN}),
    _P.CONFIRMED: frozenset(),
    _P.WITHDRAWN: frozenset(),
}

_N = NeedState
#: An order that was declined or cancelled gives its need back.
NEED_TRANSITIONS: Mapping[NeedState, frozenset[NeedState]] = {
    _N.OPEN: frozenset({_N.ATTRIBUTED, _N.WITHDRAWN}),
    _N.ATTRIBUTED: frozenset({_N.OPEN}),
    _N.WITHDRAWN: frozenset(),
}

_S = PresentationState
#: The administration says once what is missing; complete again, the clock runs from that day.
PRESENTATION_TRANSITIONS: Mapping[PresentationState, frozenset[PresentationState]] = {
    _S.COMPLETE: frozenset({_S.INCOMPLETE, _S.ACCEPTED, _S.RECUSED, _S.NOT_RECUSED_IN_TIME, _S.WITHDRAWN}),
    _S.INCOMPLETE: frozenset({_S.COMPLETE, _S.WITHDRAWN}),
    _S.ACCEPTED: frozenset(),
    _S.RECUSED: frozenset(),
    _S.NOT_RECUSED_IN_TIME: frozenset(),
    _S.WITHDRAWN: frozenset(),
}

_A = AssignmentState
ASSIGNMENT_TRANSITIONS: Mapping[AssignmentState, frozenset[AssignmentState]] = {
    _A.ACTIVE: frozenset({_A.REPLACED, _A.LEFT}),
    _A.REPLACED: frozenset(),
    _A.LEFT: frozenset(),
}

_M = MarketImportState
MARKET_IMPORT_TRANSITIONS: Mapping[MarketImportState, frozenset[MarketImportState]] = {
    _M.RECEIVED: frozenset({_M.PREVIEWED, _M.REFUSED}),
    # Read again once somebody said what its columns mean.
    _M.PREVIEWED: frozenset({_M.CONFIRMED, _M.REFUSED, _M.RECEIVED}),
    _M.CONFIRMED: frozenset({_M.DONE, _M.REFUSED}),
    _M.REFUSED: frozenset(),
    _M.DONE: frozenset(),
}

#: Every noun with states, by the name under which its diagram is drawn.
TRANSITIONS: Mapping[str, Mapping[Any, frozenset[Any]]] = {
    "need": NEED_TRANSITIONS,
    "order": ORDER_TRANSITIONS,
    "presentation": PRESENTATION_TRANSITIONS,
    "assignment": ASSIGNMENT_TRANSITIONS,
    "day_entry": DAY_TRANSITIONS,
    "month": MONTH_TRANSITIONS,
    "activity": ACTIVITY_TRANSITIONS,
    "poor_performance": POOR_PERFORMANCE_TRANSITIONS,
    "market_import": MARKET_IMPORT_TRANSITIONS,
}

#: States in which an order counts against the ceiling and appears in the statement.
NOTIFIED_STATES = frozenset({_O.NOTIFIED, _O.RUNNING, _O.SUSPENDED, _O.DELIVERED, _O.CLOSED, _O.ENDED_EARLY})

#: States in which work goes on, so that an exhaustion can be forecast.
WORKING_STATES = frozenset({_O.NOTIFIED, _O.RUNNING})


def may_become(state: OrderState, later: OrderState) -> bool:
    """Whether ``later`` can be reached from ``state`` by passages forward, in one step or several.

    An import may tell only the last of several passages. CCTP 4.2 (4.2-statement).
    """
    seen = {state}
    edge = {state}
    while edge:
        edge = {after for before in edge for after in ORDER_TRANSITIONS[before]} - seen
        if later in edge:
            return True
        seen |= edge
    return False
