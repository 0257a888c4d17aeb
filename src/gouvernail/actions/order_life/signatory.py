"""Who signs a decision on an order, as the journal names them."""

from __future__ import annotations

from gouvernail.records.models import Account


def actor_of(account: Account) -> str:
    """The name under which the journal knows an account."""
    return f"account:{account.uuid}"
