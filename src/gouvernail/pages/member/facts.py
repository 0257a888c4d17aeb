"""What is known of the month of the person who asks, before anything is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest

from gouvernail import clock
from gouvernail.pages.sign_in.reader import reader_of
from gouvernail.records.models import Account, WorkerMonth
from gouvernail.records.queries import own_month as queries
from gouvernail.records.queries.own_month import Member
from gouvernail.rules.calendar_months import last_day_of, months_after
from gouvernail.rules.lifecycle import MonthState
from gouvernail.rules.months import (
    Cell,
    Habit,
    KnownMonth,
    copied_month,
    proposed_month,
    why_not_change,
    why_not_open,
)


@dataclass(frozen=True, slots=True)
class OwnMonth:
    """The month of a member, as it stands."""

    member: Member
    account: Account
    month_on: date
    today: date
    month: WorkerMonth | None
    habit: Habit
    working_days: Sequence[date]

    @property
    def state(self) -> MonthState:
        """Where the month stands."""
        return MonthState.ENTERED if self.month is None else MonthState(self.month.state)

    @property
    def version(self) -> int:
        """Nought until something is entered: the month may exist because it was reminded of."""
        return 0 if self.month is None else self.month.version

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be typed: confirmed, or yet to come."""
        return bool(why_not_change(self.state) or why_not_open(self.month_on, self.today))

    @property
    def usual_line_ids(self) -> set[int]:
        """The lines on which this person usually works."""
        return {usual.line_id for pattern in self.habit.values() for usual in pattern}


def own_member(request: HttpRequest) -> tuple[Member, Account]:
    """For whom the reader enters months; 404 for nobody."""
    account = reader_of(request).account
    member = queries.member_of(account) if account is not None else None
    if member is None or account is None:
        raise Http404
    return member, account


def own_month(request: HttpRequest, month_on: date) -> OwnMonth:
    """The month of the reader."""
    member, account = own_member(request)
    month = queries.month_of(member.worker, month_on)
    habit = {} if member.worker is None else queries.habit_for(member.worker, month_on)
    return OwnMonth(member, account, month_on, clock.today(), month, habit, queries.working_days_in(month_on))


def stored(own: OwnMonth) -> tuple[list[Cell], bool]:
    """What stands in the month before anything is typed, and whether it is only proposed.

    What was entered, else what the ledger holds (a timesheet was imported), else what the habit says.
    """
    if own.month is not None and own.month.version and own.state != MonthState.APPROVED:
        return queries.entered_cells(own.month), False
    declared = _declared(own)
    if declared or own.state == MonthState.APPROVED:
        return declared, False
    known = queries.known_month(own.member, own.month_on, own.usual_line_ids)
    return proposed_month(own.habit, known, own.working_days, own.today), True


def _declared(own: OwnMonth) -> list[Cell]:
    if own.member.worker is None:
        return []
    return queries.told_cells(own.member.worker, own.month_on)


def copied(own: OwnMonth, known: KnownMonth) -> list[Cell]:
    """The month before, laid on this one."""
    if own.member.worker is None:
        return []
    before = months_after(own.month_on, -1)
    last = [cell for cell in queries.worked_before(own.member.worker, own.month_on) if cell.work_on >= before]
    return copied_month(last, known, own.working_days, own.today)


def rest_days(own: OwnMonth) -> list[date]:
    """The days of the month, up to today, on which nobody is expected to work."""
    working = set(own.working_days)
    until = min(last_day_of(own.month_on), own.today)
    days = map(date.fromordinal, range(own.month_on.toordinal(), until.toordinal() + 1))
    return [on for on in days if on not in working]
