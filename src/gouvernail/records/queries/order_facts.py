"""The facts of the lines of one order, all people together, so that any of its days can be stated again.

Days come as totals per line and date: nobody's calendar is read here. CCTP 4.1 (4.1-contractor-authority).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gouvernail.records.models import Estimate, LineDay, Order, OrderAmendment, OrderLine, OrderStateChange
from gouvernail.rules.lifecycle import DayState, OrderState
from gouvernail.rules.statement import Amendment, DayFact, EstimateFact, LineFacts, StateChange


class DayTotal(NamedTuple):
    """What some lines total on one date, in hundredths of a day."""

    line_id: int
    work_on: date
    done: int
    pending: int
    non_billable: int


def day_totals(lines: Sequence[OrderLine], until: date) -> Sequence[DayTotal]:
    """What each line totals on each date up to a day included, in order of dates."""
    found = LineDay.objects.filter(line__in=lines, work_on__lte=until).order_by("work_on", "line_id")
    columns = ("line_id", "work_on", "done_hundredths", "pending_hundredths", "non_billable_hundredths")
    return [DayTotal(*row) for row in found.values_list(*columns)]


def estimates_of(lines: Sequence[OrderLine], until: date) -> Mapping[int, Sequence[EstimateFact]]:
    """The estimates of each line up to a day included, in the order in which they were recorded."""
    found = Estimate.objects.filter(line__in=lines, estimated_on__lte=until).order_by("estimated_on", "id")
    grouped: dict[int, list[EstimateFact]] = defaultdict(list)
    for line_id, on, hundredths in found.values_list("line_id", "estimated_on", "hundredths"):
        grouped[line_id].append(EstimateFact(on, hundredths))
    return grouped


def facts_of(
    order: Order,
    lines: Sequence[OrderLine],
    days: Sequence[DayTotal],
    estimates: Mapping[int, Sequence[EstimateFact]],
    changes: Sequence[OrderStateChange],
    amendments: Sequence[OrderAmendment],
) -> Sequence[LineFacts]:
    """What the rule of the statement needs of each line; activities and amounts are read elsewhere."""
    days_of: dict[int, list[DayFact]] = defaultdict(list)
    for total in days:
        days_of[total.line_id] += _day_facts(total)
    amended: dict[int, list[Amendment]] = defaultdict(list)
    for amendment in amendments:
        amended[amendment.line_id].append(Amendment(amendment.notified_on, amendment.quantity_hundredths))
    passed = [StateChange(change.since_on, OrderState(change.state)) for change in changes]
    return [
        LineFacts(
            line_id=line.pk,
            framework=order.framework.number,
            order=order.number,
            line=line.number,
            product=line.product.external_id,
            contractor=order.contractor.siret,
            work_unit=line.work_unit.code,
            notified_on=order.notified_on,
            quantity_hundredths=line.quantity_hundredths,
            unit_price_cents=line.unit_price_cents or 0,
            days_per_unit_hundredths=line.days_per_unit_hundredths,
            amendments=amended[line.pk],
            state_changes=passed,
            days=days_of[line.pk],
            estimates=estimates.get(line.pk, ()),
        )
        for line in lines
    ]


def _day_facts(total: DayTotal) -> Sequence[DayFact]:
    return (
        DayFact(total.work_on, True, DayState.ACCEPTED, total.done),
        DayFact(total.work_on, True, DayState.DECLARED, total.pending),
        DayFact(total.work_on, False, DayState.ACCEPTED, total.non_billable),
    )
