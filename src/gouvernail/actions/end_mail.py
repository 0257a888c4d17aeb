"""What becomes of a mail of the outbox: it has left, it is tried again, or it is given up.

What it says is forgotten as soon as it is of no use: it may hold a link.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gouvernail import wording
from gouvernail.records.models import OutgoingMail
from gouvernail.rules.mails import next_try_at

_ENDED = ["text", "html", "next_try_at", "sent_at", "given_up_at", "trouble"]


def mark_sent(mail: OutgoingMail, now: datetime) -> None:
    """It has left."""
    mail.sent_at, mail.next_try_at, mail.trouble = now, None, ""
    mail.text = mail.html = ""
    mail.save(update_fields=_ENDED)


def mark_failed(mail: OutgoingMail, code: str, reason: str, now: datetime, *, is_final: bool) -> None:
    """It did not leave: try again later, or give it up when all attempts were made or none will ever do."""
    again = None if is_final else next_try_at(mail.attempts, now)
    if again is None:
        give_up(mail, code, now, reason=reason)
        return
    mail.trouble, mail.next_try_at = _told(code, reason), again
    mail.save(update_fields=["trouble", "next_try_at"])


def give_up(mail: OutgoingMail, code: str, now: datetime, *, reason: str = "") -> None:
    """It will not leave any more; why is kept."""
    mail.trouble, mail.given_up_at, mail.next_try_at = _told(code, reason), now, None
    mail.text = mail.html = ""
    mail.save(update_fields=_ENDED)


def call_back(mail: OutgoingMail | None, now: datetime) -> None:
    """Keep from leaving a mail that says nothing true any more; one that has left is not touched."""
    if mail is None:
        return
    with transaction.atomic():
        waiting = OutgoingMail.objects.select_for_update().filter(pk=mail.pk, next_try_at__isnull=False).first()
        if waiting is not None:
            give_up(waiting, "called_back", now)


def _told(code: str, reason: str) -> str:
    return wording.MAIL_TROUBLES[code].format(reason=reason)[:300]
