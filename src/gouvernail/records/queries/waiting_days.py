"""The days declared and not yet accepted, by line, month and nature: never by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from gouvernail.records.models import DayEntry, OrderLine
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.days import BILLABLE
from gouvernail.rules.lifecycle import DayState


@dataclass(frozen=True, slots=True)
class WaitingMonth:
    """The days of one line and month that wait to be accepted, in hundredths of a day.

    ``entry_count`` and ``last_entry_id`` say exactly which entries were seen: entries are only ever added or accepted.
    """

    line: OrderLine
    month_on: date
    billable_hundredths: int
    non_billable_hundredths: int
    entry_count: int
    last_entry_id: int


def waiting_entries(scope: Scope, line_id: int | None = None, month_on: date | None = None) -> QuerySet[DayEntry]:
    """The declared entries within a scope, of one line and month if told, in the order of their ids."""
    found = DayEntry.objects.filter(scope.of_lines("line__"), state=DayState.DECLARED.value).order_by("id")
    if line_id is not None:
        found = found.filter(line_id=line_id)
    if month_on is not None:
        found = found.filter(work_on__gte=month_on, work_on__lt=months_after(month_on, 1))
    return found


def waiting_months(scope: Scope) -> Sequence[WaitingMonth]:
    """What waits to be accepted within a scope, oldest month first, then by order and line.

    CCTP 4.1 (4.1-contractor-authority): nothing tells one person from another; domain invariant 15.
    """
    is_billable = Q(nature=BILLABLE)
    rows = list(
        waiting_entries(scope)
        .order_by()
        .values("line_id", month_on=TruncMonth("work_on"))
        .annotate(
            billable=Sum("hundredths", filter=is_billable, default=0),
            other=Sum("hundredths", filter=~is_billable, default=0),
            entries=Count("id"),
            last=Max("id"),
        )
        .order_by("month_on", "line__order__number", "line__number")
    )
    lines = OrderLine.objects.select_related("order__contractor", "product", "work_unit").in_bulk(
        {row["line_id"] for row in rows}
    )
    return [
        WaitingMonth(lines[row["line_id"]], row["month_on"], row["billable"], row["other"], row["entries"], row["last"])
        for row in rows
    ]
