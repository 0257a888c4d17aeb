"""Take a month back to correct it: what was declared to the State stays until a correction is approved."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gouvernail.actions.written_month import locked_month, tell_journal
from gouvernail.records.models import Account, EnteredDay, WorkerMonth
from gouvernail.records.queries.own_month import Member, told_cells
from gouvernail.rules.lifecycle import MonthState
from gouvernail.rules.months import why_not_take_back
from gouvernail.rules.verdicts import Refusal, Refused


@transaction.atomic
def take_back_month(member: Member, month_on: date, version: int, account: Account | None) -> WorkerMonth:
    """Open a confirmed or approved month again; an approved one starts from what the ledger holds by now.

    Raises ``Refused``. CCTP 4.1 (4.1-contractor-authority).
    """
    month = locked_month(member, account, month_on)
    if refusals := why_not_take_back(MonthState(month.state)):
        raise Refused(*refusals)
    if month.version != version:
        raise Refused(Refusal("month_stale", "4.1-contractor-authority"))
    if month.state == MonthState.APPROVED:
        _begin_from_ledger(month)
    month.state, month.confirmed_at, month.approved_at = MonthState.ENTERED, None, None
    month.version += 1
    month.save()
    tell_journal(month, "month.taken_back")
    return month


def _begin_from_ledger(month: WorkerMonth) -> None:
    """A timesheet or a return may have corrected the days since they were approved."""
    EnteredDay.objects.filter(month=month).delete()
    declared = told_cells(month.worker, month.month_on)
    EnteredDay.objects.bulk_create(
        EnteredDay(
            month=month, line_id=cell.line_id, work_on=cell.work_on, hundredths=cell.hundredths, nature=cell.nature
        )
        for cell in declared
        if cell.hundredths in {25, 50, 75, 100}
    )
