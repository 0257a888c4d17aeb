"""Ask for the time-stamp of the journal's head, once per day on which it has moved."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.models import JournalHead, Timestamp


@transaction.atomic
def ask_head_stamp(now: datetime) -> bool:
    """Write the asking for the head as it stands; answers whether there was one to write.

    Two clocks at once, or one that ran twice, write one: the head is locked. Domain invariant 14.
    """
    journal.next_sequence()
    head = JournalHead.objects.get(id=1)
    last = Timestamp.objects.filter(journal_sequence__isnull=False).order_by("-journal_sequence").first()
    if not head.count or (last is not None and not _has_moved(last, head.count, now)):
        return False
    Timestamp.objects.create(journal_sequence=head.count, digest=head.last_hash, asked_at=now, next_try_at=now)
    return True


def _has_moved(last: Timestamp, count: int, now: datetime) -> bool:
    return (last.journal_sequence or 0) < count and clock.day_of(last.asked_at) < clock.day_of(now)
