"""Leave: the session is forgotten and the journal says so."""

from __future__ import annotations

from django.db import transaction

from gouvernail.actions.record_access import Access, record_access
from gouvernail.records.models import Account, OpenSession


@transaction.atomic
def leave(account: Account, session_key: str) -> None:
    """Forget a session that its owner closes."""
    OpenSession.objects.filter(session_key=session_key).delete()
    record_access(account, Access.SIGNED_OUT)
