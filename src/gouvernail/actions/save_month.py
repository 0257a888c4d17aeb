"""Keep what a member has typed of a month, without declaring it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gouvernail.actions.written_month import (
    MonthEntry,
    locked_month,
    refuse_unless_current,
    write_month,
)
from gouvernail.records.models import Account, WorkerMonth
from gouvernail.records.queries.own_month import Member


@transaction.atomic
def save_month(member: Member, entry: MonthEntry, account: Account | None, on: date) -> WorkerMonth:
    """Replace what was typed before; the correspondent sees nothing of it until it is confirmed.

    A draft is of the contractor alone: the journal, which the State reads, does not even say when it was typed.
    Raises ``Refused`` when the month is confirmed or changed meanwhile, ``MonthRefused`` when a figure is refused.
    CCTP 4.1 (4.1-contractor-authority, 4.1-minimal-reporting).
    """
    month = locked_month(member, account, entry.month_on)
    refuse_unless_current(month, entry.version)
    write_month(month, entry, on)
    month.save()
    return month
