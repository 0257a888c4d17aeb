"""The last month of a team: one left to declare by the member who signs in, the others confirmed, for approval."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.confirm_month import confirm_month
from gouvernail.actions.worker_account import link_worker
from gouvernail.actions.written_month import MonthEntry
from gouvernail.commands.demonstration.contractors import GALETS
from gouvernail.commands.demonstration.past import Past
from gouvernail.records.models import Account, Contractor, Worker
from gouvernail.records.queries.own_month import Member, habit_for, known_month, working_days_in
from gouvernail.rules.months import Cell, proposed_month

OWN = "deploiement-02"
TEAM = ("deploiement-03", "deploiement-04", "deploiement-05")
DAYS_OFF = 2


def begin_months(member: Account, past: Past) -> None:
    """Tie the member's account to who it is in the timesheets, and let the team confirm its last month."""
    contractor = Contractor.objects.get(siret=GALETS.siret)
    link_worker(contractor, member, OWN)
    for rank, identifier in enumerate(TEAM):
        worker = Worker.objects.get(contractor=contractor, identifier=identifier)
        cells = _usual(Member(contractor, worker), worker, past)
        kept = cells if rank else _without(cells, DAYS_OFF)
        confirm_month(Member(contractor, worker), MonthEntry(past.last_month_on, 0, kept), None, past.today)


def _usual(member: Member, worker: Worker, past: Past) -> list[Cell]:
    """What the habit proposes for the last month."""
    habit = habit_for(worker, past.last_month_on)
    line_ids = {usual.line_id for pattern in habit.values() for usual in pattern}
    known = known_month(member, past.last_month_on, line_ids)
    return proposed_month(habit, known, working_days_in(past.last_month_on), past.today)


def _without(cells: Sequence[Cell], count: int) -> list[Cell]:
    """The month of somebody who was away: the first days of its second half are empty."""
    dates = sorted({cell.work_on for cell in cells})
    away = dates[len(dates) // 2 :][:count]
    return [cell for cell in cells if cell.work_on not in away]
