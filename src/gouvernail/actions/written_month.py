"""A member's month as it comes in, found under lock, judged and written: what saving and confirming share."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gouvernail.records import journal
from gouvernail.records.models import Account, Activity, EnteredActivity, EnteredDay, Worker, WorkerMonth
from gouvernail.records.queries.own_month import Member, known_month, lines_among
from gouvernail.rules.lifecycle import ActivityState, MonthState
from gouvernail.rules.months import Cell, MonthRefusal, why_not_change, why_not_enter
from gouvernail.rules.verdicts import Refusal, Refused

#: Who acts on a month in the journal: the State reads it, and people stay under their employer's authority.
ACTOR = "member"
_AUTHORITY = "4.1-contractor-authority"


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """What a member says of a piece of work: one that is known by its id, or a new one by its title."""

    line_id: int
    state: ActivityState
    activity_id: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """The whole of a month as typed; ``version`` is the one that was on the screen."""

    month_on: date
    version: int
    cells: Sequence[Cell] = ()
    activities: Sequence[ActivityEntry] = ()


class MonthRefused(Refused):
    """Raised when figures of a month are refused; ``found`` says where each refusal belongs."""

    def __init__(self, *found: MonthRefusal) -> None:
        super().__init__(*(one.refusal for one in found))
        self.found = found


def locked_month(member: Member, account: Account | None, month_on: date) -> WorkerMonth:
    """The month, made if need be, locked until the transaction ends; so is the worker of an account without one."""
    journal.next_sequence()  # the head first, as whoever approves months does: nobody waits for the other
    worker = member.worker or _worker_of(member, account)
    WorkerMonth.objects.get_or_create(worker=worker, month_on=month_on)
    found = WorkerMonth.objects.select_for_update(of=("self",)).select_related("worker__contractor")
    return found.get(worker=worker, month_on=month_on)


def _worker_of(member: Member, account: Account | None) -> Worker:
    """A worker for an account that no timesheet knows yet, under an identifier of its own."""
    made, _ = Worker.objects.get_or_create(
        contractor=member.contractor, account=account, defaults={"identifier": f"compte-{uuid.uuid4().hex[:12]}"}
    )
    return made


def refuse_unless_current(month: WorkerMonth, version: int) -> None:
    """Raise unless the month can still be changed and is the one that was on the screen."""
    if refusals := why_not_change(MonthState(month.state)):
        raise Refused(*refusals)
    if month.version != version:
        raise Refused(Refusal("month_stale", _AUTHORITY))


def write_month(month: WorkerMonth, entry: MonthEntry, today: date) -> None:
    """Judge what was typed and put it in the place of what was there; nothing of it is declared yet.

    Raises ``MonthRefused``. CCTP 4.1 (4.1-contractor-authority).
    """
    member = Member(month.worker.contractor, month.worker)
    known = known_month(member, entry.month_on, {cell.line_id for cell in entry.cells})
    if found := why_not_enter(entry.cells, known, today):
        raise MonthRefused(*found)
    EnteredDay.objects.filter(month=month).delete()
    EnteredDay.objects.bulk_create(
        EnteredDay(
            month=month, line_id=cell.line_id, work_on=cell.work_on, hundredths=cell.hundredths, nature=cell.nature
        )
        for cell in entry.cells
        if cell.hundredths
    )
    _write_activities(month, entry, member)
    month.version += 1


def _write_activities(month: WorkerMonth, entry: MonthEntry, member: Member) -> None:
    """Keep what is said of the activities of the contractor's own lines."""
    own = {line.pk for line in lines_among(member.contractor, (one.line_id for one in entry.activities))}
    named = {one.activity_id for one in entry.activities if one.activity_id is not None}
    lines = dict(Activity.objects.filter(pk__in=named, line_id__in=own).values_list("pk", "line_id"))
    EnteredActivity.objects.filter(month=month).delete()
    EnteredActivity.objects.bulk_create(
        EnteredActivity(
            month=month, line_id=one.line_id, activity_id=one.activity_id, title=one.title, state=one.state.value
        )
        for one in entry.activities
        if (one.line_id in own if one.activity_id is None else lines.get(one.activity_id) == one.line_id)
    )


def tell_journal(month: WorkerMonth, verb: str) -> None:
    """Say that a month of the contractor moved: neither whose, nor what is in it.

    CCTP 4.1 (4.1-contractor-authority): the journal is read by the State.
    """
    subject = f"contractor:{month.worker.contractor.siret}"
    journal.append(journal.Line(ACTOR, verb, subject, {"month": f"{month.month_on:%Y-%m}"}))
