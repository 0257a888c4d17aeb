"""Remember that an account was refused a page: the attempt leaves its entry here, and nothing on what it was after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.models import Account, JournalEntry

VERB = "access.refused"
#: As many attempts of one account as a day remembers: more would only fill the journal.
MOST_A_DAY = 50
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was asked for: the name of the address, its path, the object in it (or nothing), how, and the answer."""

    address: str
    path: str
    sought: str
    method: str
    status: int


def record_refused_access(account: Account, attempt: Attempt) -> bool:
    """Journal an attempt, once per account and page in a day; answers whether it was written.

    Whether the object exists is neither looked up nor told: an unknown address and a hidden one cost and leave the
    same. CCTP 4.2 (4.2-device), 4.1 (4.1-contractor-authority).
    """
    actor, subject = f"account:{account.uuid}", f"page:{attempt.path}"[:300]
    if not _is_worth_writing(actor, subject, clock.now() - _DAY):
        return False
    with transaction.atomic():
        journal.next_sequence()
        if not _is_worth_writing(actor, subject, clock.now() - _DAY):
            return False
        details = {
            "address": attempt.address,
            "object": attempt.sought[:100],
            "method": attempt.method,
            "status": attempt.status,
        }
        journal.append(journal.Line(actor, VERB, subject, details))
    return True


def _is_worth_writing(actor: str, subject: str, since: datetime) -> bool:
    """Whether the day holds neither this attempt nor too many of the same account; read first without any lock."""
    known = JournalEntry.objects.filter(verb=VERB, actor=actor, recorded_at__gt=since).order_by()
    subjects = list(known.values_list("subject", flat=True)[:MOST_A_DAY])
    return len(subjects) < MOST_A_DAY and subject not in subjects
