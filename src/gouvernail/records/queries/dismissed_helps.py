"""Which helps somebody has put away."""

from __future__ import annotations

from gouvernail.records.models import Account, DismissedHelp


def has_dismissed(account: Account, help_code: str) -> bool:
    """Whether this help is shown no more unasked."""
    return DismissedHelp.objects.filter(account=account, help=help_code).exists()


def dismissed_by(account: Account) -> list[str]:
    """Every help that an account has put away, in order."""
    return list(DismissedHelp.objects.filter(account=account).order_by("help").values_list("help", flat=True))
