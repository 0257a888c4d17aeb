"""The months that a correspondent had before the eyes, found again locked."""

from __future__ import annotations

from dataclasses import dataclass

from gouvernail.records.models import WorkerMonth
from gouvernail.records.queries.scopes import Scope


@dataclass(frozen=True, slots=True)
class SeenMonth:
    """A month as it was read: its version, and the last entry of its person in the ledger (nought without any)."""

    month_id: int
    version: int
    last_entry_id: int = 0


def locked_months(seen: list[SeenMonth], scope: Scope) -> list[WorkerMonth]:
    """The months of these numbers at the contractors of a correspondent, in the order of their ids."""
    own = WorkerMonth.objects.filter(worker__contractor_id__in=scope.contractor_ids, pk__in=[s.month_id for s in seen])
    return list(
        own.select_for_update(of=("self",)).select_related("worker__contractor", "worker__account").order_by("pk")
    )
