"""What waits to be accepted on one order, for a reader on its side of the wall."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Sum
from django.db.models.functions import TruncMonth

from gouvernail import clock
from gouvernail.records.models import DayEntry, Order
from gouvernail.records.queries.returns import open_returns
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import DayState


class OrderWaiting(NamedTuple):
    """The days declared on an order that wait for the State, in hundredths, and the last day sent back and open."""

    hundredths: int
    returned_on: date | None


def order_waiting(order: Order, scope: Scope) -> OrderWaiting:
    """What waits on an order, in two queries whatever its lines. CCTP 4.2 (4.2-statement)."""
    returned = {(one.line_id, one.month_on): one.returned_at for one in open_returns(scope).filter(line__order=order)}
    declared = DayEntry.objects.filter(scope.of_lines("line__"), line__order=order, state=DayState.DECLARED.value)
    months = declared.order_by().values_list("line_id", TruncMonth("work_on")).annotate(total=Sum("hundredths"))
    waiting = sum(total for line_id, month_on, total in months if (line_id, month_on) not in returned)
    return OrderWaiting(waiting, max(map(clock.day_of, returned.values()), default=None))
