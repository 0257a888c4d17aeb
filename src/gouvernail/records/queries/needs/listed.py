"""The needs that a reader sees: whoever leads a product sees those of its products. CCTP 4.2 (4.2-device)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from gouvernail.records.models import Need
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import NeedState

_ORDER = {NeedState.OPEN.value: 0, NeedState.ATTRIBUTED.value: 1, NeedState.WITHDRAWN.value: 2}


def of_needs(scope: Scope) -> Q:
    """The condition on needs that keeps those in scope: contractors see none."""
    return Q() if scope.everything else Q(product_id__in=scope.product_ids)


def needs_for(scope: Scope) -> QuerySet[Need]:
    """The needs in scope, the last written first, with what a list shows."""
    found = Need.objects.filter(of_needs(scope)).select_related("framework", "lot", "product", "stage")
    return found.prefetch_related("lines__work_unit", "attributions__order", "attributions__contractor")


def need_for(uuid: UUID, scope: Scope) -> Need | None:
    """One need in scope."""
    return needs_for(scope).filter(uuid=uuid).first()


def by_state(needs: Sequence[Need]) -> Sequence[Need]:
    """Those to attribute first, then the others, the last written first in each."""
    return sorted(needs, key=lambda need: _ORDER[need.state])
