"""How the tools of a contractor call the columns of the workbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gouvernail.records.models import ColumnMapping, Contractor
from gouvernail.records.queries.scopes import Scope


def column_names(contractor: Contractor | None) -> Mapping[str, Mapping[str, str]] | None:
    """By sheet of ours, their heading and our column (empty when left out); none for the State, which has no tool."""
    if contractor is None:
        return None
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for sheet, theirs, ours in ColumnMapping.objects.filter(contractor=contractor).values_list(
        "sheet", "theirs", "ours"
    ):
        found[sheet][theirs] = ours
    return found


def mappings_for(scope: Scope) -> Sequence[ColumnMapping]:
    """What is remembered for the contractors of a correspondent, left-out columns aside. CCTP 4.2 (4.2-device)."""
    own = ColumnMapping.objects.filter(contractor_id__in=scope.contractor_ids).exclude(ours="")
    return list(own.select_related("contractor").order_by("contractor__name", "contractor_id", "sheet", "ours"))
