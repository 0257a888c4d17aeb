"""Remember a session that has just been opened, so that its owner can see it and end it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gouvernail import clock
from gouvernail.records import journal
from gouvernail.records.models import Account, OpenSession
from gouvernail.rules.sign_in import Way


@dataclass(frozen=True, slots=True)
class Opened:
    """A session of Django's, how its owner came in, and on which device, in plain words."""

    session_key: str
    way: Way
    device: str = ""


@transaction.atomic
def open_session(account: Account, opened: Opened, *, instead_of: str = "") -> OpenSession:
    """Keep the session and journal that somebody came in; ``instead_of`` is the session that it replaces.

    The journal says how, never from which device: whoever reads it has no use for that.
    """
    OpenSession.objects.filter(session_key__in={instead_of, opened.session_key}).delete()
    now = clock.now()
    session = OpenSession.objects.create(
        account=account,
        session_key=opened.session_key,
        way=opened.way.value,
        device=opened.device[:200],
        started_at=now,
        seen_at=now,
    )
    details = {"way": opened.way.value}
    journal.append(journal.Line(f"account:{account.uuid}", "account.signed_in", f"account:{account.uuid}", details))
    return session
