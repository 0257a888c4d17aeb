"""Take from the outbox one mail whose time has come, so that exactly one process sends it."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from gouvernail.actions.end_mail import give_up
from gouvernail.records.models import OutgoingMail
from gouvernail.rules.mails import HELD, is_too_old


def take_due_mail(now: datetime) -> OutgoingMail | None:
    """The mail that has waited longest, held for a while; nothing when none is due.

    The attempt is counted before it is made: a mail that kills whoever sends it is given up all the same.
    """
    with transaction.atomic():
        skip_locked = connection.features.has_select_for_update_skip_locked
        due = OutgoingMail.objects.select_for_update(skip_locked=skip_locked).filter(next_try_at__lte=now)
        # One row at a time: the others stay free for another sender, and their words unread.
        while (mail := due.order_by("next_try_at", "id").first()) is not None:
            if is_too_old(mail.written_at, now):
                give_up(mail, "too_old", now)
                continue
            mail.attempts += 1
            mail.next_try_at = now + HELD
            mail.save(update_fields=["attempts", "next_try_at"])
            return mail
    return None
