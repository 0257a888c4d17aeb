"""Take somebody out of a contractor's team, by its own correspondent. CCTP 4.1 (4.1-contractor-authority)."""

from __future__ import annotations

from django.db import transaction

from gouvernail.actions.end_session import end_sessions
from gouvernail.actions.withdraw_role import withdraw_role
from gouvernail.records.models import RoleGrant


@transaction.atomic
def leave_team(grant: RoleGrant, *, actor: str) -> None:
    """Withdraw the role of member and end the sessions; the days that were declared stay where they are.

    The identifier stays tied to the account: the same person who comes back finds its months again.
    """
    withdraw_role(grant.account, grant.pk, actor=actor)
    end_sessions(grant.account, actor=actor)
