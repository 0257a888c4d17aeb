"""The permanent correspondents of a contractor who can sign in. CCTP 4.1 (4.1-correspondent)."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.records.models import RoleGrant
from gouvernail.rules.access import Role


def correspondent_emails(contractor_id: int) -> Sequence[str]:
    """The addresses of the active accounts that stand for a contractor, in order, each once."""
    held = RoleGrant.objects.filter(role=Role.CORRESPONDENT, contractor_id=contractor_id, account__is_active=True)
    return list(held.order_by("account__email").values_list("account__email", flat=True).distinct())
