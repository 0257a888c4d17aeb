"""The outbox, as those who send it ask."""

from __future__ import annotations

from datetime import datetime

from gouvernail.records.models import OutgoingMail


def is_mail_due(now: datetime) -> bool:
    """Whether a mail is to be sent, or tried again."""
    return OutgoingMail.objects.filter(next_try_at__lte=now).exists()
