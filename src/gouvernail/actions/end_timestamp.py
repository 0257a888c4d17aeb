"""What becomes of a time-stamp that was asked for: it is kept, once, or asked for again later."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from gouvernail import wording
from gouvernail.records import journal
from gouvernail.records.models import Timestamp
from gouvernail.rules.timestamps import instant_doubt, next_try_at

ACTOR = "clock"


def keep_stamp(stamp: Timestamp, answer: bytes, stamped_at: datetime, authority: str, now: datetime) -> None:
    """Keep a proved answer with the instant that it says; one that cannot be right is kept with its trouble.

    A notice's stamp is told to the journal; the head's is not, or the head would move each day on its own account.
    Done twice it changes nothing. CCTP 4.2 (4.2-replacement).
    """
    doubt = instant_doubt(stamped_at, stamp.asked_at, now)
    with transaction.atomic():
        journal.next_sequence()
        kept = Timestamp.objects.filter(pk=stamp.pk, token__isnull=True).update(
            token=answer,
            stamped_at=stamped_at,
            authority=authority[:300],
            trouble=wording.STAMP_TROUBLES[doubt] if doubt else "",
            next_try_at=None,
        )
        if kept and stamp.notice is not None:
            details = {
                "stamped_at": stamped_at.isoformat(),
                "doubt": doubt,
                "token_sha256": hashlib.sha256(answer).hexdigest(),
            }
            journal.append(journal.Line(ACTOR, "notice.stamped", f"notice:{stamp.notice.number}", details))


def put_off_stamp(stamp: Timestamp, code: str, reason: str, now: datetime) -> None:
    """Ask for it again later; why is kept. It is never given up, and never dated before it is obtained."""
    told = wording.STAMP_TROUBLES[code].format(reason=reason)[:300]
    again = next_try_at(stamp.attempts, now)
    Timestamp.objects.filter(pk=stamp.pk, token__isnull=True).update(trouble=told, next_try_at=again)
