"""The open lines measured in days of a contractor, with their last estimate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from gouvernail.records.models import LineBalance


def last_estimate_days(line_ids: Iterable[int]) -> Mapping[int, date | None]:
    """The day of the last estimate of each line measured in days, by line id; ``None`` when it never had one."""
    measured = LineBalance.objects.filter(line_id__in=set(line_ids), ordered_hundredths__isnull=False)
    return dict(measured.values_list("line_id", "estimated_on"))
