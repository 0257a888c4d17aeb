"""The contractors for whom a correspondent answers."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.records.models import Contractor
from gouvernail.records.queries.scopes import Scope


def contractors_of(scope: Scope) -> Sequence[Contractor]:
    """The contractors in scope, by name."""
    return list(Contractor.objects.filter(id__in=scope.contractor_ids).order_by("name", "siret"))
