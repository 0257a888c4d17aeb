"""Declare a month: the member's word on its days, which the contractor's correspondent then approves."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.written_month import (
    MonthEntry,
    locked_month,
    refuse_unless_current,
    tell_journal,
    write_month,
)
from gouvernail.records.models import Account, WorkerMonth
from gouvernail.records.queries.own_month import Member
from gouvernail.rules.lifecycle import MonthState


@transaction.atomic
def confirm_month(member: Member, entry: MonthEntry, account: Account | None, on: date) -> WorkerMonth:
    """Keep what was typed and confirm it; nothing reaches the State before the correspondent approves.

    Raises ``Refused`` when the month is confirmed or changed meanwhile, ``MonthRefused`` when a figure is refused.
    CCTP 4.1 (4.1-contractor-authority, 4.1-minimal-reporting); domain invariants 2, 5, 6 and 13.
    """
    month = locked_month(member, account, entry.month_on)
    refuse_unless_current(month, entry.version)
    write_month(month, entry, on)
    month.state, month.confirmed_at, month.note = MonthState.CONFIRMED, clock.now(), ""
    month.save()
    tell_journal(month, "month.confirmed")
    return month
