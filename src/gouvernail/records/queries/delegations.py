"""The delegations of signature that somebody holds. Domain invariant 13."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.records.models import Account, Delegation
from gouvernail.rules.access import Right
from gouvernail.rules.delegations import Delegated


def delegations_of(account: Account) -> Sequence[Delegated]:
    """Every delegation of an account, past ones included: the rule says which are in force."""
    found = Delegation.objects.filter(account=account).select_related("framework", "product")
    return [
        Delegated(
            Right(one.right),
            one.from_on,
            one.until_on,
            one.withdrawn_on,
            one.framework.number if one.framework else "",
            one.product.external_id if one.product else "",
            one.most_cents,
        )
        for one in found
    ]
