"""Take one time-stamp whose time has come, so that exactly one process asks the authority for it."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from gouvernail.records.models import Timestamp
from gouvernail.rules.timestamps import HELD


def take_due_timestamp(now: datetime) -> Timestamp | None:
    """The one that has waited longest, held for a while; nothing when none is due.

    The attempt is counted before it is made: one that kills whoever asks does not stop the others.
    """
    with transaction.atomic():
        skip_locked = connection.features.has_select_for_update_skip_locked
        due = Timestamp.objects.select_for_update(skip_locked=skip_locked).filter(
            token__isnull=True, next_try_at__lte=now
        )
        stamp = due.order_by("next_try_at", "id").first()
        if stamp is not None:
            stamp.attempts += 1
            stamp.next_try_at = now + HELD
            stamp.save(update_fields=["attempts", "next_try_at"])
        return stamp
