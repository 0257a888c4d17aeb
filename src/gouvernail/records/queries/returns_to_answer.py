"""The days sent back to a contractor: what its correspondent answers or corrects, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet, Sum

from gouvernail.records.models import DayEntry, DaysReturn
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.lifecycle import DayState


def _own(scope: Scope) -> QuerySet[DaysReturn]:
    """The returns of the contractors for whom a reader answers, and of no other: leading a product gives none."""
    found = DaysReturn.objects.filter(line__order__contractor_id__in=scope.contractor_ids)
    return found.select_related("line__order", "line__product", "line__work_unit")


def open_returns(scope: Scope) -> Sequence[DaysReturn]:
    """What waits for an answer or a correction, oldest first. CCTP 4.2 (4.2-statement)."""
    return list(_own(scope).filter(answered_at__isnull=True).order_by("returned_at", "pk"))


def answered_returns(scope: Scope, most: int) -> Sequence[DaysReturn]:
    """What was answered, or closed by a correction (its answer is empty), latest first."""
    return list(_own(scope).filter(answered_at__isnull=False).order_by("-answered_at", "-pk")[:most])


def return_for(return_id: int, scope: Scope) -> DaysReturn | None:
    """The return of that number; ``None`` behind a wall."""
    return _own(scope).filter(pk=return_id).first()


def still_declared(returns: Sequence[DaysReturn]) -> Mapping[int, int]:
    """The days that each return still concerns, in hundredths: those of its line and month that are declared."""
    return {one.pk: _declared(one) for one in returns}


def _declared(one: DaysReturn) -> int:
    until = months_after(one.month_on, 1)
    entries = DayEntry.objects.filter(line_id=one.line_id, work_on__gte=one.month_on, work_on__lt=until)
    total = entries.filter(state=DayState.DECLARED.value).aggregate(total=Sum("hundredths"))["total"]
    return total or 0
