"""The months of a contractor's team, for its correspondent alone. CCTP 4.1 (4.1-contractor-authority)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum

from gouvernail.records.models import (
    DayEntry,
    EnteredActivity,
    EnteredDay,
    OrderLine,
    RoleGrant,
    Worker,
    WorkerDay,
    WorkerMonth,
)
from gouvernail.records.queries.own_month import habit_calendar
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.turnover.onboardings import onboardings_of
from gouvernail.rules.access import Role
from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.days import BILLABLE, ONBOARDING
from gouvernail.rules.lifecycle import MonthState
from gouvernail.rules.months import Cell, Habit, habit_from, habit_of

#: States in which a month is told to the correspondent: before them it is its member's own.
TOLD = (MonthState.CONFIRMED.value, MonthState.APPROVED.value)
#: Worker id, line id, day, nature.
WorkedKey = tuple[int, int, date, str]
_BillableKey = tuple[int, int, date]


@dataclass(slots=True)
class TeamMonth:
    """The month of one person: what is entered, and what the ledger already declares, in hundredths by line id.

    ``onboarding`` and ``declared_onboarding`` are those days of a newcomer, which bill nothing.
    ``month`` is ``None`` when nothing was entered. ``last_entry_id`` tells which declarations were read: entries are
    only ever added.
    """

    worker: Worker
    month: WorkerMonth | None = None
    entered: dict[int, int] = field(default_factory=dict)
    declared: dict[int, int] = field(default_factory=dict)
    onboarding: dict[int, int] = field(default_factory=dict)
    declared_onboarding: dict[int, int] = field(default_factory=dict)
    last_entry_id: int = 0

    @property
    def entered_hundredths(self) -> int:
        """All that is entered, billable or onboarding."""
        return sum(self.entered.values()) + sum(self.onboarding.values())

    @property
    def declared_hundredths(self) -> int:
        """All that is declared or accepted and that the month says: billable days, and a newcomer's onboarding."""
        return sum(self.declared.values()) + sum(self.declared_onboarding.values())

    @property
    def line_ids(self) -> set[int]:
        """The lines of which it says something."""
        return {*self.entered, *self.declared, *self.onboarding, *self.declared_onboarding}


def own_months(scope: Scope) -> QuerySet[WorkerMonth]:
    """The months of the contractors for whom a reader answers, and of no other: a product lead has none."""
    found = WorkerMonth.objects.filter(worker__contractor_id__in=scope.contractor_ids)
    return found.select_related("worker__contractor", "worker__account")


def month_for(month_id: int, scope: Scope) -> WorkerMonth | None:
    """The month of that number; ``None`` behind a wall, or while nothing was entered."""
    return own_months(scope).filter(pk=month_id, version__gt=0).first()


def confirmed_counts(scope: Scope) -> Mapping[date, int]:
    """How many months wait to be approved, by first day of month, oldest first."""
    waiting = own_months(scope).filter(state=MonthState.CONFIRMED.value).order_by("month_on")
    return dict(waiting.values_list("month_on").annotate(count=Count("pk")))


def team_months(scope: Scope, month_on: date) -> Sequence[TeamMonth]:
    """Everybody of the team in a month, by name: who enters its months, and who worked in it or in the one before.

    As many queries for one person as for a hundred.
    """
    months = {one.worker_id: one for one in own_months(scope).filter(month_on=month_on, version__gt=0)}
    found = {worker.pk: TeamMonth(worker, months.get(worker.pk)) for worker in _team(scope, month_on, months)}
    days = EnteredDay.objects.filter(month__in=months.values(), month__state__in=TOLD).order_by()
    typed = days.values_list("month__worker_id", "line_id", "nature").annotate(t=Sum("hundredths"))
    for worker_id, line_id, nature, total in typed:
        own = found[worker_id]
        (own.entered if nature == BILLABLE else own.onboarding)[line_id] = total
    for worker_id, line_id, total, last in _declared(scope, month_on):
        one = found[worker_id]
        one.last_entry_id = max(one.last_entry_id, last)
        if total:
            one.declared[line_id] = total
    for (worker_id, line_id, _, nature), total in declared_days(scope, month_on, found).items():
        if nature == ONBOARDING:
            known = found[worker_id].declared_onboarding
            known[line_id] = known.get(line_id, 0) + total
    return [*found.values(), *map(TeamMonth, _without_a_worker(scope))]


def _without_a_worker(scope: Scope) -> Iterable[Worker]:
    """The members of whom nothing was entered nor imported yet, as people to be."""
    known = Worker.objects.filter(account=OuterRef("account"), contractor=OuterRef("contractor"))
    for grant in _members(scope).exclude(Exists(known)).order_by("account__email"):
        if grant.contractor is not None:
            yield Worker(contractor=grant.contractor, account=grant.account, identifier=grant.account.email)


def _members(scope: Scope) -> QuerySet[RoleGrant]:
    """Those who enter their own months."""
    held = RoleGrant.objects.filter(role=Role.MEMBER, contractor_id__in=scope.contractor_ids, account__is_active=True)
    return held.select_related("account", "contractor")


def _team(scope: Scope, month_on: date, months: Iterable[int]) -> QuerySet[Worker]:
    until, before = months_after(month_on, 1), months_after(month_on, -1)
    worked = WorkerDay.objects.filter(
        work_on__gte=before, work_on__lt=until, worker__contractor__in=scope.contractor_ids
    )
    concerned = (
        Q(account__in=_members(scope).values("account")) | Q(pk__in=set(months)) | Q(pk__in=worked.values("worker_id"))
    )
    own = Worker.objects.filter(concerned, contractor_id__in=scope.contractor_ids)
    return own.select_related("contractor", "account").order_by("contractor__name", "identifier", "pk")


def _entries(scope: Scope, first_on: date, before_on: date) -> QuerySet[DayEntry]:
    """The entries of some days on the lines of these contractors: the index of days goes by line."""
    own = DayEntry.objects.filter(line__order__contractor_id__in=scope.contractor_ids)
    return own.filter(work_on__gte=first_on, work_on__lt=before_on).order_by()


def _month_entries(scope: Scope, month_on: date) -> QuerySet[DayEntry]:
    return _entries(scope, month_on, months_after(month_on, 1))


def _declared(scope: Scope, month_on: date) -> Iterable[tuple[int, int, int, int]]:
    """(worker id, line id, billable hundredths, last entry id) of a month."""
    billable = Sum("hundredths", filter=Q(nature=BILLABLE), default=0)
    entries = _month_entries(scope, month_on).values_list("worker_id", "line_id")
    return entries.annotate(total=billable, last=Max("id"))


def last_entries(scope: Scope, month_on: date) -> Mapping[int, int]:
    """The last entry of each person in a month, by worker id."""
    return dict(_month_entries(scope, month_on).values_list("worker_id").annotate(last=Max("id")))


def declared_days(scope: Scope, month_on: date, worker_ids: Iterable[int]) -> Mapping[WorkedKey, int]:
    """What the ledger holds of these people in a month that their months say, in hundredths; nought is left out.

    Billable days, and the onboarding of those who take up from somebody. CCTP 4.3 (4.3-turnover).
    """
    before_on, people = months_after(month_on, 1), set(worker_ids)
    billable = _billable(scope, month_on, before_on, people)
    days: dict[WorkedKey, int] = {(*key, BILLABLE): total for key, total in billable.items()}
    own = onboardings_of(people, month_on, before_on)
    learnt = _entries(scope, month_on, before_on).filter(
        worker__in={worker_id for worker_id, _ in own}, nature=ONBOARDING
    )
    rows = learnt.values_list("worker_id", "line_id", "work_on").annotate(total=Sum("hundredths")) if own else ()
    for worker_id, line_id, on, total in rows:
        if total and (worker_id, line_id) in own:
            days[worker_id, line_id, on, ONBOARDING] = total
    return days


def _billable(scope: Scope, first_on: date, before_on: date, worker_ids: Iterable[int]) -> Mapping[_BillableKey, int]:
    entries = _entries(scope, first_on, before_on).filter(worker_id__in=set(worker_ids), nature=BILLABLE)
    summed = entries.values_list("worker_id", "line_id", "work_on").annotate(total=Sum("hundredths"))
    return {(worker_id, line_id, on): total for worker_id, line_id, on, total in summed if total}


def entered_days(months: Iterable[WorkerMonth]) -> Mapping[WorkedKey, int]:
    """What was entered in some months, in hundredths."""
    days = EnteredDay.objects.filter(month__in=list(months)).order_by("month_id", "line_id", "work_on")
    columns = ("month__worker_id", "line_id", "work_on", "nature", "hundredths")
    return {(worker, line, on, nature): total for worker, line, on, nature, total in days.values_list(*columns)}


def entered_activities(months: Iterable[WorkerMonth]) -> Sequence[EnteredActivity]:
    """What was said of activities in some months, oldest month first."""
    found = EnteredActivity.objects.filter(month__in=list(months)).order_by("month__month_on", "month_id", "pk")
    return list(found.select_related("activity", "line__order", "month"))


def lines_named(line_ids: Iterable[int]) -> Mapping[int, OrderLine]:
    """Lines by id, with what names them."""
    return OrderLine.objects.select_related("order", "product", "work_unit").in_bulk(set(line_ids))


def habits(scope: Scope, month_on: date, worker_ids: Iterable[int]) -> Mapping[int, Habit]:
    """What some people usually do, read from the months before one, by worker id: the same as each of them finds.

    As many queries for one person as for a hundred. CCTP 4.1 (4.1-contractor-authority).
    """
    first_on, people = habit_from(month_on), set(worker_ids)
    worked: dict[int, dict[tuple[int, date], int]] = defaultdict(dict)
    confirmed = EnteredDay.objects.filter(
        month__worker__in=people,
        month__state=MonthState.CONFIRMED,
        work_on__gte=first_on,
        work_on__lt=month_on,
        nature=BILLABLE,
    )
    for worker_id, line_id, on, figure in confirmed.values_list("month__worker_id", "line_id", "work_on", "hundredths"):
        worked[worker_id][line_id, on] = figure
    for (worker_id, line_id, on), figure in _billable(scope, first_on, month_on, people).items():
        worked[worker_id][line_id, on] = figure
    calendar = habit_calendar(month_on)
    cells = {pk: [Cell(line_id, on, figure) for (line_id, on), figure in days.items()] for pk, days in worked.items()}
    return {pk: habit_of(days, calendar) for pk, days in cells.items()}
