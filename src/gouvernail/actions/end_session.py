"""End sessions: one's own that were left open somewhere, or those of an account, by who keeps accounts."""

from __future__ import annotations

from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Account, OpenSession


@transaction.atomic
def end_session(account: Account, uuid: UUID, *, actor: str) -> bool:
    """End one session of the account; answers whether it was still open."""
    session = OpenSession.objects.select_for_update().filter(account=account, uuid=uuid).first()
    if session is None:
        return False
    _end([session])
    journal.append(journal.Line(actor, "account.session_ended", f"account:{account.uuid}", {"sessions": 1}))
    return True


@transaction.atomic
def end_sessions(account: Account, *, actor: str, keep: str = "") -> int:
    """End every session of the account but the one whose key is ``keep``; answers how many."""
    sessions = list(OpenSession.objects.select_for_update().filter(account=account).exclude(session_key=keep))
    _end(sessions)
    if sessions:
        details = {"sessions": len(sessions)}
        journal.append(journal.Line(actor, "account.session_ended", f"account:{account.uuid}", details))
    return len(sessions)


def _end(sessions: list[OpenSession]) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for session in sessions:
        store.delete(session.session_key)
        session.delete()
