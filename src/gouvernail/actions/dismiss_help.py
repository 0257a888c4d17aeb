"""Put a help away. A convenience of its reader, no fact of the contract: the journal says nothing of it."""

from __future__ import annotations

from gouvernail import clock
from gouvernail.records.models import Account, DismissedHelp


def dismiss_help(account: Account, help_code: str) -> None:
    """Show this help to this account no more unasked; saying it twice changes nothing."""
    DismissedHelp.objects.get_or_create(account=account, help=help_code, defaults={"dismissed_at": clock.now()})
