"""Show again a help that was put away. The journal says nothing of it, as for `dismiss_help`."""

from __future__ import annotations

from gouvernail.records.models import Account, DismissedHelp


def restore_help(account: Account, help_code: str) -> None:
    """Show this help to this account again."""
    DismissedHelp.objects.filter(account=account, help=help_code).delete()
