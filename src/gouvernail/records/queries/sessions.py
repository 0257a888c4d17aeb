"""The sessions open, as the doors ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from gouvernail.records.models import Account, OpenSession
from gouvernail.rules.sign_in import Patience


def session_of(session_key: str) -> OpenSession | None:
    """The session behind a key; nothing for one that the door did not open."""
    return OpenSession.objects.filter(session_key=session_key).only("started_at", "seen_at").first()


def open_sessions(now: datetime, patience: Patience) -> QuerySet[OpenSession]:
    """Those that have not ended by themselves at ``now``: the twin of ``rules.sign_in.end_of_session``."""
    return OpenSession.objects.filter(started_at__gt=now - patience.whole, seen_at__gt=now - patience.idle)


def sessions_of(account: Account, now: datetime, patience: Patience) -> Sequence[OpenSession]:
    """The open sessions of an account, last used first."""
    return list(open_sessions(now, patience).filter(account=account))
