"""Close a person's calendar: its address answers nothing more."""

from __future__ import annotations

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Account, CalendarFeed


@transaction.atomic
def close_calendar(account: Account, *, actor: str) -> bool:
    """Whether there was one; doing it again changes nothing. CCTP 4.2 (4.2-device)."""
    closed, _ = CalendarFeed.objects.filter(account=account).delete()
    if closed:
        journal.append(journal.Line(actor, "account.calendar_closed", f"account:{account.uuid}", {}))
    return bool(closed)
