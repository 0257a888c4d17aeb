"""Days that wait for the State's word, and days that were sent back to the contractor: by line and month, never by
person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gouvernail.rules.access import Role
from gouvernail.rules.attention.points import Kind, Point, Urgency
from gouvernail.rules.verdicts import Duty

_CLAUSE = "4.2-statement"


class LineMonth(NamedTuple):
    """A line and a month (its first day)."""

    order: str
    line: int
    month_on: date

    @property
    def key(self) -> str:
        """The month in the list: order, line, month."""
        return f"{self.order}/{self.line}/{self.month_on:%Y-%m}"


class WaitingDays(NamedTuple):
    """The days of a line and month that wait to be accepted, in hundredths."""

    at: LineMonth
    hundredths: int


class ReturnedDays(NamedTuple):
    """The days of a line and month sent back, and when the contractor answered (``None``: not yet)."""

    at: LineMonth
    hundredths: int
    returned_on: date
    answered_on: date | None = None


def points_of_days(waiting: Iterable[WaitingDays], returned: Iterable[ReturnedDays]) -> Iterator[Point]:
    """The months that wait, oldest first: those sent back wait for the contractor, then for the State again.

    The lines of an order are told together, month by month, unless one of them was sent back.
    A month that was answered and still waits is one point, not two; one that was answered and accepted is none.
    CCTP 4.2 (4.2-statement), 4.1 (4.1-contractor-authority).
    """
    waits = {one.at: one for one in waiting}
    for one in _last_of_each(returned):
        still = waits.pop(one.at, None)
        if one.answered_on is None:
            yield _returned(one, "return_unanswered", Role.CORRESPONDENT, one.returned_on)
        elif still is not None:
            yield _returned(still, "return_answered", Role.PRODUCT_LEAD, one.answered_on)
    yield from _still_waiting(waits.values())


def _still_waiting(waiting: Iterable[WaitingDays]) -> Iterator[Point]:
    """One point per order and month, its lines together: they are accepted on one page."""
    months: dict[tuple[str, date], list[WaitingDays]] = {}
    for one in waiting:
        months.setdefault((one.at.order, one.at.month_on), []).append(one)
    for (_, month_on), own in months.items():
        total = sum(one.hundredths for one in own)
        values = {"month": month_on, "lines": len(own), "days": total}
        duty = Duty("days_waiting", _CLAUSE, Role.PRODUCT_LEAD, since_on=month_on, values=values)
        yield Point(Kind.DAYS, Urgency.WAITING, own[0].at.key, (duty,), weight=total)


def _last_of_each(returned: Iterable[ReturnedDays]) -> Iterable[ReturnedDays]:
    """The last return of each line and month: an open one after one that was answered."""
    return {one.at: one for one in sorted(returned, key=lambda one: one.returned_on)}.values()


def _returned(one: WaitingDays | ReturnedDays, code: str, by: Role, since_on: date) -> Point:
    values = {"line": one.at.line, "month": one.at.month_on, "days": one.hundredths}
    duty = Duty(code, _CLAUSE, by, since_on=since_on, values=values)
    return Point(Kind.RETURN, Urgency.WAITING, one.at.key, (duty,), weight=one.hundredths)
