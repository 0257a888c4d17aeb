"""The instant at which something happens to a presentation: that of the server, never before what is written."""

from __future__ import annotations

from datetime import datetime

from gouvernail import clock
from gouvernail.records.models import JournalEntry


def server_instant() -> datetime:
    """The present instant; the last one of the journal when the clock was set back behind it.

    A clock that is set back reopens no deadline. Asked for under the lock of the journal. On a frozen day
    (demonstrations and tests) it is that day. CCTP 4.2 (4.2-recusal).
    """
    now = clock.now()
    if clock.today() != clock.day_of(now):
        return datetime.combine(clock.today(), now.astimezone(clock.PARIS).time(), tzinfo=clock.PARIS)
    last = JournalEntry.objects.order_by("-sequence").values_list("recorded_at", flat=True).first()
    return max(now, last) if last else now
