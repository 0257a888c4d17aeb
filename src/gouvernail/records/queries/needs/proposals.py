"""The orders proposed to a contractor: what is asked of it, and nothing of how it was chosen.

CCTP 4.2 (4.2-device); product principle 4.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from gouvernail.records.models import Order
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import OrderState


def proposals_for(scope: Scope) -> QuerySet[Order]:
    """The orders that were proposed to the contractors in scope and are not notified, the first to answer first."""
    proposed = Q(state=OrderState.PROPOSED) | Q(state=OrderState.DECLINED, proposed_on__isnull=False)
    found = Order.objects.filter(proposed, contractor_id__in=scope.contractor_ids)
    return found.select_related("framework", "lot", "contractor").order_by("-state", "answer_due_on", "number")


def proposal_for(uuid: UUID, scope: Scope) -> Order | None:
    """One order proposed to a contractor in scope."""
    return proposals_for(scope).filter(uuid=uuid).first()
