"""Say whether the weekly digest is wanted. A convenience of its reader: the journal says nothing of it."""

from __future__ import annotations

from gouvernail.records.models import Account


def choose_digest(account: Account, *, wanted: bool) -> None:
    """Remember it; saying it twice changes nothing. CCTP 4.2 (4.2-weekly)."""
    Account.objects.filter(pk=account.pk).update(wants_digest=wanted)
