"""Who is told that a confidential product exists: its team and the steering office. CCTP 4.1 (4.1-confidentiality)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from gouvernail.records.models import OrderLine
from gouvernail.records.queries.orders import TOLD_TO_CONTRACTOR
from gouvernail.records.queries.scopes import Scope

#: What everybody is told.
PUBLIC = Scope()


def told_to(scope: Scope) -> Q:
    """The condition on products that keeps those a reader may be told of.

    Its team are its leads and the people of the contractors that have an order on it; being the sponsor of a
    confidential product, or having a role elsewhere, tells nothing of it.
    """
    if scope.everything:
        return Q()
    contractors = scope.contractor_ids | scope.team_contractor_ids
    told = Q(is_confidential=False) | Q(pk__in=scope.product_ids)
    if not contractors:
        return told
    ordered = OrderLine.objects.filter(
        product=OuterRef("pk"), order__contractor_id__in=contractors, order__state__in=TOLD_TO_CONTRACTOR
    )
    return told | Q(Exists(ordered))
