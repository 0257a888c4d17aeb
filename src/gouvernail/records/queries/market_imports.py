"""Workbooks handed over on the page, for whom may see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet

from gouvernail.records.models import MarketImport
from gouvernail.records.queries.scopes import Scope


def market_imports_for(scope: Scope) -> QuerySet[MarketImport]:
    """The hand-overs that a reader may see, latest first: all for the steering office, its own for a contractor."""
    found = MarketImport.objects.select_related("by", "contractor")
    return found if scope.everything else found.filter(contractor_id__in=scope.contractor_ids)


def file_names(uuids: Iterable[UUID]) -> Mapping[UUID, str]:
    """The name of each workbook handed over, for whom already reads of it in the journal."""
    return dict(MarketImport.objects.filter(uuid__in=set(uuids)).order_by().values_list("uuid", "file_name"))


def market_import_for(uuid: UUID, scope: Scope) -> MarketImport | None:
    """The hand-over of that address; ``None`` when it is behind a wall."""
    return market_imports_for(scope).filter(uuid=uuid).first()
