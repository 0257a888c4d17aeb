"""The days sent back to a contractor: which wait for its word, and what it answered. Never by person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import TruncMonth

from gouvernail import clock
from gouvernail.records.models import DayEntry, DaysReturn
from gouvernail.records.queries.listed import listed_ids
from gouvernail.records.queries.scopes import EVERYTHING, Scope

#: Line id and first day of the month.
LineMonth = tuple[int, date]


def open_returns(scope: Scope) -> QuerySet[DaysReturn]:
    """The returns without answer or correction within a scope, the oldest first. CCTP 4.2 (4.2-statement)."""
    return DaysReturn.objects.filter(scope.of_lines("line__"), answered_at=None).order_by("returned_at", "id")


def open_return(scope: Scope, line_id: int, month_on: date) -> DaysReturn | None:
    """The return of a line and month that still waits for the contractor, within a scope."""
    return open_returns(scope).filter(line_id=line_id, month_on=month_on).first()


def returned_months(scope: Scope) -> frozenset[LineMonth]:
    """The lines and months of which the days are sent back and wait for the contractor."""
    return frozenset(open_returns(scope).order_by().values_list("line_id", "month_on"))


def returned_days() -> Mapping[LineMonth, date]:
    """Whatever the scope, the day on which each line's month that waits for the contractor was sent back."""
    rows = open_returns(EVERYTHING).values_list("line_id", "month_on", "returned_at")
    return {(line_id, month_on): clock.day_of(returned_at) for line_id, month_on, returned_at in rows}


def last_answered(months: Iterable[LineMonth]) -> Mapping[LineMonth, DaysReturn]:
    """The last return of each line and month, answered in words or by a correction, if there is one.

    Once days of that line and month are accepted after the answer, the exchange is over: what is declared later is
    another matter.
    """
    asked = set(months)
    found: dict[LineMonth, DaysReturn] = {}
    answered = DaysReturn.objects.filter(line__in=listed_ids({line for line, _ in asked}), answered_at__isnull=False)
    for one in answered.filter(~Exists(_accepted_since())).order_by("returned_at", "id"):
        if (one.line_id, one.month_on) in asked:
            found[one.line_id, one.month_on] = one
    return found


def _accepted_since() -> QuerySet[DayEntry]:
    """What was accepted of the line and month of a return after its answer; a reversal is no acceptance."""
    later = DayEntry.objects.filter(
        line=OuterRef("line"), accepted_in__gt=OuterRef("answered_in"), hundredths__gt=0
    ).annotate(month_on=TruncMonth("work_on"))
    return later.filter(month_on=OuterRef("month_on")).order_by()


def past_returns(line_id: int, month_on: date) -> Sequence[DaysReturn]:
    """Every return of a line and month, the oldest first; whoever asks has checked the wall of the line."""
    return list(DaysReturn.objects.filter(line_id=line_id, month_on=month_on).order_by("returned_at", "id"))
