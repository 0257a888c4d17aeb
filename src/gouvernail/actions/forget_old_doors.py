"""Forget what the doors need no more: sessions that have ended, links of the days before, mail that left long ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef

from gouvernail.actions.end_mail import give_up
from gouvernail.records.models import OpenSession, OutgoingMail, SignInLink
from gouvernail.rules.mails import TOO_OLD

_LINKS_KEPT, _MAIL_KEPT = timedelta(days=1), timedelta(days=90)


@transaction.atomic
def forget_old_doors(now: datetime) -> None:
    """Forget sessions of which Django has nothing left, links too old to be counted, mail of another season.

    What was done stands in the journal; who wrote to whom is not kept longer than it serves.
    """
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=now)
    OpenSession.objects.filter(~Exists(alive)).delete()
    for mail in OutgoingMail.objects.filter(next_try_at__isnull=False, written_at__lte=now - TOO_OLD):
        give_up(mail, "too_old", now)
    SignInLink.objects.filter(asked_at__lt=now - _LINKS_KEPT).delete()
    OutgoingMail.objects.filter(next_try_at__isnull=True, written_at__lt=now - _MAIL_KEPT).delete()
