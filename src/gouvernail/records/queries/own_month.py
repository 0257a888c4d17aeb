"""What a member's month is made of: for its employer and itself alone. CCTP 4.1 (4.1-contractor-authority)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from gouvernail.records.models import (
    Account,
    Activity,
    Contractor,
    DayEntry,
    EnteredActivity,
    EnteredDay,
    OrderLine,
    OrderStateChange,
    RoleGrant,
    Worker,
    WorkerMonth,
)
from gouvernail.records.queries.order_life.standing import last_day
from gouvernail.records.queries.turnover.onboardings import OnboardingKey, onboardings_of
from gouvernail.rules.access import Role
from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.days import BILLABLE, ONBOARDING
from gouvernail.rules.lifecycle import WORKING_STATES, ActivityState, MonthState, OrderState
from gouvernail.rules.months import Cell, Habit, KnownMonth, MonthLine, habit_from, habit_of
from gouvernail.rules.turnover.onboarding import Onboarding
from gouvernail.rules.working_days import working_days_of

_NOT_DECLARED_YET = (MonthState.ENTERED, MonthState.RETURNED)


class Member(NamedTuple):
    """A person at work for a contractor; ``worker`` is unknown until something is entered or imported of it."""

    contractor: Contractor
    worker: Worker | None


def member_of(account: Account) -> Member | None:
    """For whom an account enters its months; the first contractor when it holds several such roles."""
    held = RoleGrant.objects.filter(account=account, role=Role.MEMBER).select_related("contractor").order_by("id")
    grant = held.first()
    if grant is None or grant.contractor is None:
        return None
    return Member(grant.contractor, Worker.objects.filter(contractor=grant.contractor, account=account).first())


class LateMember(NamedTuple):
    """A worker whose month is not declared, and the account to write to."""

    worker: Worker
    account: Account


def late_members(month_on: date) -> list[LateMember]:
    """The members who enter their own months, had work in a month, have not declared it, nor been reminded of it."""
    reminded = WorkerMonth.objects.filter(month_on=month_on, reminded_at__isnull=False)
    members = RoleGrant.objects.filter(role=Role.MEMBER, account=OuterRef("account"), contractor=OuterRef("contractor"))
    found = Worker.objects.filter(Exists(members), account__is_active=True).exclude(months__in=reminded)
    at_work: dict[int, bool] = {}
    late = []
    for worker in found.select_related("account", "contractor").order_by("id"):
        if worker.contractor_id not in at_work:
            at_work[worker.contractor_id] = has_work_in(worker.contractor, month_on)
        if worker.account is not None and at_work[worker.contractor_id] and not is_declared(worker, month_on):
            late.append(LateMember(worker, worker.account))
    return late


def month_of(worker: Worker | None, month_on: date) -> WorkerMonth | None:
    """The month that a worker has entered, if any; a month that was only reminded of has nothing in it."""
    return None if worker is None else WorkerMonth.objects.filter(worker=worker, month_on=month_on).first()


def entered_cells(month: WorkerMonth) -> list[Cell]:
    """What a member typed of a month."""
    found = EnteredDay.objects.filter(month=month).order_by("line_id", "work_on")
    return [Cell(*row) for row in found.values_list("line_id", "work_on", "hundredths", "nature")]


def told_cells(worker: Worker, month_on: date) -> list[Cell]:
    """What the ledger holds of the month of a worker: billable days, and its onboarding where it replaces somebody."""
    before_on = months_after(month_on, 1)
    own = onboardings_of([worker.pk], month_on, before_on)
    return [cell for cell in _ledger(worker, month_on, before_on) if _is_of_month(cell, worker, own)]


def _is_of_month(cell: Cell, worker: Worker, own: Mapping[OnboardingKey, Onboarding]) -> bool:
    """Whether a figure of the ledger is one that the month of the worker says."""
    return cell.nature == BILLABLE or (cell.nature == ONBOARDING and (worker.pk, cell.line_id) in own)


def declared_cells(worker: Worker, first_on: date, before_on: date) -> list[Cell]:
    """The billable days that the ledger holds of a worker between two dates, the second one left out."""
    return [cell for cell in _ledger(worker, first_on, before_on) if cell.nature == BILLABLE]


def _ledger(worker: Worker, first_on: date, before_on: date) -> list[Cell]:
    found = DayEntry.objects.filter(worker=worker, work_on__gte=first_on, work_on__lt=before_on).order_by()
    rows = found.values_list("line_id", "work_on", "nature").annotate(total=Sum("hundredths"))
    return sorted(Cell(line_id, work_on, total, nature) for line_id, work_on, nature, total in rows if total)


def habit_for(worker: Worker, month_on: date) -> Habit:
    """What a worker usually does, read from the months before one: declared, or confirmed and waiting for approval."""
    return habit_of(worked_before(worker, month_on), habit_calendar(month_on))


def worked_before(worker: Worker, month_on: date) -> list[Cell]:
    """The days of the months that tell the habit of a month."""
    first_on = habit_from(month_on)
    declared = declared_cells(worker, first_on, month_on)
    confirmed = EnteredDay.objects.filter(
        month__worker=worker,
        month__state=MonthState.CONFIRMED,
        work_on__gte=first_on,
        work_on__lt=month_on,
        nature=BILLABLE,
    )
    known = {(cell.line_id, cell.work_on) for cell in declared}
    waiting = (Cell(*row) for row in confirmed.values_list("line_id", "work_on", "hundredths"))
    return declared + [cell for cell in waiting if (cell.line_id, cell.work_on) not in known]


def habit_calendar(month_on: date) -> list[date]:
    """The working days of the months that tell the habit of a month."""
    first_on = habit_from(month_on)
    years = range(first_on.year, month_on.year + 1)
    return [on for year in years for on in working_days_of(year) if first_on <= on < month_on]


def working_days_in(month_on: date) -> list[date]:
    """The French working days of a month."""
    return [on for on in working_days_of(month_on.year) if on.month == month_on.month]


def known_month(member: Member, month_on: date, line_ids: Iterable[int]) -> KnownMonth:
    """What the figures of a month are judged against, for some lines of the contractor; others stay unknown."""
    lines = list(_lines_of(member.contractor).filter(pk__in=set(line_ids)))
    before_on = months_after(month_on, 1)
    entries = [] if member.worker is None else _ledger(member.worker, month_on, before_on)
    own = {} if member.worker is None else onboardings_of([member.worker.pk], month_on, before_on)
    declared = frozenset(c for c in entries if member.worker is not None and _is_of_month(c, member.worker, own))
    elsewhere: dict[date, int] = defaultdict(int)
    for cell in entries:
        elsewhere[cell.work_on] += cell.hundredths if cell not in declared else 0
    passages = _passages({line.order_id for line in lines})
    learnt = {line_id: onboarding for (_, line_id), onboarding in own.items()}
    told = {
        line.pk: replace(_month_line(line, declared, passages.get(line.order_id, ())), onboarding=learnt.get(line.pk))
        for line in lines
    }
    return KnownMonth(month_on, told, declared, dict(elsewhere))


def onboarding_line_ids(member: Member, month_on: date) -> set[int]:
    """The lines on which a member learns in a month what somebody else did before. CCTP 4.3 (4.3-turnover)."""
    if member.worker is None:
        return set()
    return {line_id for _, line_id in onboardings_of([member.worker.pk], month_on, months_after(month_on, 1))}


def _month_line(line: Any, declared: Iterable[Cell], passages: Sequence[tuple[date, OrderState]]) -> MonthLine:
    own = sum(cell.hundredths for cell in declared if cell.line_id == line.pk and cell.nature == BILLABLE)
    balance = line.balance if hasattr(line, "balance") else None
    ordered = balance.ordered_hundredths if balance is not None else None
    available = None
    if balance is not None and ordered is not None:
        available = ordered - balance.done_hundredths - balance.pending_hundredths + own
    return MonthLine(line.pk, line.order.notified_on, line.last_on, available, ordered, tuple(passages))


def _passages(order_ids: Iterable[int]) -> dict[int, list[tuple[date, OrderState]]]:
    found: dict[int, list[tuple[date, OrderState]]] = defaultdict(list)
    changes = OrderStateChange.objects.filter(order_id__in=set(order_ids)).order_by("since_on", "id")
    for order_id, since_on, state in changes.values_list("order_id", "since_on", "state"):
        found[order_id].append((since_on, OrderState(state)))
    return found


def _lines_of(contractor: Contractor) -> QuerySet[OrderLine]:
    """The lines measured in days of the notified orders of a contractor."""
    found = OrderLine.objects.filter(order__contractor=contractor, order__notified_on__isnull=False)
    days = found.filter(work_unit__measure="days").annotate(last_on=last_day("order__"))
    return days.select_related("order", "product", "work_unit", "balance")


def lines_among(contractor: Contractor, line_ids: Iterable[int]) -> list[OrderLine]:
    """Those of some lines that are the contractor's, by product, order and number."""
    found = _lines_of(contractor).filter(pk__in=set(line_ids))
    return list(found.order_by("product__name", "order__number", "number"))


def open_lines(contractor: Contractor, month_on: date) -> list[OrderLine]:
    """The lines on which a member may have worked in a month: orders at work, notified before its end."""
    found = _lines_of(contractor).filter(
        order__state__in=WORKING_STATES, order__notified_on__lt=months_after(month_on, 1)
    )
    return list(found.order_by("product__name", "order__number", "number"))


def activities_on(line_ids: Iterable[int], month: WorkerMonth | None) -> list[Activity]:
    """The activities that can be ticked: those of some lines that are not done, and those of the month."""
    can_be_ticked = ~Q(state=ActivityState.DONE)
    if month is not None:
        can_be_ticked |= Q(
            pk__in=EnteredActivity.objects.filter(month=month, activity__isnull=False).values("activity")
        )
    found = Activity.objects.filter(can_be_ticked, line_id__in=set(line_ids))
    return list(found.order_by("line_id", "key"))


def entered_activities(month: WorkerMonth | None) -> list[EnteredActivity]:
    """What a member said of activities in a month."""
    return [] if month is None else list(EnteredActivity.objects.filter(month=month).order_by("id"))


def returned_months(worker: Worker | None) -> list[WorkerMonth]:
    """The months that the correspondent sent back, oldest first."""
    if worker is None:
        return []
    return list(WorkerMonth.objects.filter(worker=worker, state=MonthState.RETURNED).order_by("month_on"))


def is_declared(worker: Worker | None, month_on: date) -> bool:
    """Whether a month needs nothing more of its member: confirmed, or brought in by a timesheet."""
    if worker is None:
        return False
    month = month_of(worker, month_on)
    if month is not None and month.version:
        return MonthState(month.state) not in _NOT_DECLARED_YET
    return DayEntry.objects.filter(worker=worker, work_on__gte=month_on, work_on__lt=months_after(month_on, 1)).exists()


def has_work_in(contractor: Contractor, month_on: date) -> bool:
    """Whether an order of the contractor was notified before the end of a month, so that there was work to declare."""
    return _lines_of(contractor).filter(order__notified_on__lt=months_after(month_on, 1)).exists()
