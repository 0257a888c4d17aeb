"""Months to declare, for the member alone, and to approve, for its correspondent alone: the State learns nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gouvernail.rules.access import Role
from gouvernail.rules.attention.points import Kind, Point, Urgency
from gouvernail.rules.calendar_months import last_day_of
from gouvernail.rules.verdicts import Duty

_AUTHORITY = "4.1-contractor-authority"


class OwnMonth(NamedTuple):
    """A month that its member has not declared, or that came back."""

    month_on: date
    is_returned: bool


class MonthsToApprove(NamedTuple):
    """How many people wait for the approval of a month."""

    month_on: date
    months: int


def points_of_own_months(months: Iterable[OwnMonth]) -> Iterator[Point]:
    """What a member still has to declare or to look at again. CCTP 4.1 (4.1-minimal-reporting)."""
    for one in months:
        code = "month_returned" if one.is_returned else "month_to_declare"
        values = {"month": one.month_on}
        since_on = None if one.is_returned else last_day_of(one.month_on)
        duty = Duty(code, "4.1-minimal-reporting", Role.MEMBER, since_on=since_on, values=values)
        yield Point(Kind.MONTH, Urgency.WAITING, f"{one.month_on:%Y-%m}", (duty,))


def points_of_approvals(months: Iterable[MonthsToApprove]) -> Iterator[Point]:
    """The months that wait for the correspondent, oldest first. CCTP 4.1 (4.1-contractor-authority)."""
    for one in months:
        values = {"month": one.month_on, "months": one.months}
        since_on = last_day_of(one.month_on)
        duty = Duty("months_to_approve", _AUTHORITY, Role.CORRESPONDENT, since_on=since_on, values=values)
        yield Point(Kind.TEAM_MONTHS, Urgency.WAITING, f"{one.month_on:%Y-%m}", (duty,), weight=one.months)
