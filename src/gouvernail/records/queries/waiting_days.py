"""The days declared and not yet accepted, by line, month and nature: never by person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from gouvernail.records.models import DayEntry, DaysReturn, OrderLine
from gouvernail.records.queries.listed import listed_ids
from gouvernail.records.queries.returns import LineMonth, last_answered, open_returns, returned_months
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.calendar_months import month_of, months_after
from gouvernail.rules.days import BILLABLE
from gouvernail.rules.lifecycle import DayState


class DeclaredMonth(NamedTuple):
    """What is declared on a line and month and not accepted, in hundredths of a day, and which entries say so."""

    line_id: int
    month_on: date
    billable: int
    non_billable: int
    entry_count: int
    last_entry_id: int

    @property
    def key(self) -> LineMonth:
        """The line and the month."""
        return self.line_id, self.month_on

    @property
    def hundredths(self) -> int:
        """All natures together."""
        return self.billable + self.non_billable


@dataclass(frozen=True, slots=True)
class WaitingMonth:
    """The days of one line and month that wait to be accepted, in hundredths of a day.

    ``seen`` says exactly which entries they are; ``answered`` is the last return of these days, when the contractor
    answered it or corrected.
    """

    line: OrderLine
    month_on: date
    billable_hundredths: int
    non_billable_hundredths: int
    seen: str
    answered: DaysReturn | None = None

    @property
    def hundredths(self) -> int:
        """All natures together."""
        return self.billable_hundredths + self.non_billable_hundredths


class WaitingEntry(NamedTuple):
    """One entry that waits, for the action that accepts it."""

    id: int
    line_id: int
    worker_id: int
    work_on: date
    nature: str
    revision: int
    hundredths: int
    order_number: str
    line_number: int


_ENTRY = ("id", "line_id", "worker_id", "work_on", "nature", "revision", "hundredths")


def _declared(scope: Scope, line_id: int | None, month_on: date | None) -> QuerySet[DayEntry]:
    found = DayEntry.objects.filter(scope.of_lines("line__"), state=DayState.DECLARED.value)
    if line_id is not None:
        found = found.filter(line_id=line_id)
    if month_on is not None:
        found = found.filter(work_on__gte=month_on, work_on__lt=months_after(month_on, 1))
    return found


def declared_months(scope: Scope, line_id: int | None = None, month_on: date | None = None) -> Sequence[DeclaredMonth]:
    """What is declared within a scope, sent back or not: oldest month first, then by order and line.

    A month corrected to nothing is left out: there is nothing to decide on. CCTP 4.1 (4.1-contractor-authority):
    nothing tells one person from another; domain invariant 15.
    """
    is_billable = Q(nature=BILLABLE)
    rows = (
        _declared(scope, line_id, month_on)
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
    columns = ("line_id", "month_on", "billable", "other", "entries", "last")
    return [month for row in rows.values_list(*columns) if (month := DeclaredMonth(*row)).hundredths]


def waiting_declared(scope: Scope, line_id: int | None = None, month_on: date | None = None) -> Sequence[DeclaredMonth]:
    """What waits to be accepted: what is declared, less what waits for the contractor's word."""
    returned = returned_months(scope)
    return [one for one in declared_months(scope, line_id, month_on) if one.key not in returned]


def seen_in(months: Iterable[DeclaredMonth]) -> str:
    """What a person who reads these months has seen, as a short text: any other set of entries has another.

    Within a line and month entries are only ever added or accepted, so that their number and the last tell them all.
    """
    told = sorted((one.line_id, one.month_on.isoformat(), one.entry_count, one.last_entry_id) for one in months)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def waiting_entries(scope: Scope, months: Iterable[LineMonth]) -> Iterator[WaitingEntry]:
    """The declared entries of some lines and months within a scope, in the order of their ids."""
    wanted = set(months)
    found = _declared(scope, None, None).filter(line_id__in=listed_ids({line for line, _ in wanted}))
    rows = found.order_by("id").values_list(*_ENTRY, "line__order__number", "line__number")
    entries = (WaitingEntry(*row) for row in rows.iterator(chunk_size=5000))
    return (one for one in entries if (one.line_id, month_of(one.work_on)) in wanted)


def waiting_months(scope: Scope) -> Sequence[WaitingMonth]:
    """What waits to be accepted within a scope, oldest month first, then by order and line."""
    return months_in_words(waiting_declared(scope))


def months_in_words(months: Sequence[DeclaredMonth]) -> Sequence[WaitingMonth]:
    """Lines, products, contractors and the last exchange of each of these months."""
    lines = lines_by_id(one.line_id for one in months)
    answered = last_answered(one.key for one in months)
    return [_in_words(one, lines, answered.get(one.key)) for one in months]


def _in_words(one: DeclaredMonth, lines: Mapping[int, OrderLine], answered: DaysReturn | None) -> WaitingMonth:
    return WaitingMonth(lines[one.line_id], one.month_on, one.billable, one.non_billable, seen_in([one]), answered)


def open_returns_in_words(scope: Scope) -> QuerySet[DaysReturn]:
    """The returns that wait for the contractor, the oldest first, with their lines, products and contractors."""
    return open_returns(scope).select_related("line__order__contractor", "line__product", "line__work_unit")


def line_in(scope: Scope, order_uuid: UUID, number: int) -> OrderLine | None:
    """The line of an order, by its number; none when it is behind a wall. CCTP 4.2 (4.2-device)."""
    found = OrderLine.objects.filter(scope.of_lines(), order__uuid=order_uuid, number=number)
    return found.select_related("order__contractor", "product", "work_unit").first()


def lines_by_id(ids: Iterable[int]) -> Mapping[int, OrderLine]:
    """Lines with their order, contractor, product and work unit."""
    found = OrderLine.objects.filter(pk__in=listed_ids(set(ids)))
    return {line.pk: line for line in found.select_related("order__contractor", "product", "work_unit")}
