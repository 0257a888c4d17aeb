"""Untie an account from its identity at a provider, so that another can be tied."""

from __future__ import annotations

from django.db import transaction

from gouvernail.records import journal
from gouvernail.records.models import Account, ExternalIdentity


@transaction.atomic
def forget_identity(account: Account, *, actor: str) -> bool:
    """Forget every identity of an account; answers whether there was one."""
    removed, _ = ExternalIdentity.objects.filter(account=account).delete()
    if removed:
        journal.append(journal.Line(actor, "identity.forgotten", f"account:{account.uuid}", {}))
    return bool(removed)
