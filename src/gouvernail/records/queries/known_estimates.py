"""The estimates that count for some lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gouvernail.records.models import Estimate
from gouvernail.records.queries.listed import listed_ids


def last_estimates(line_ids: Iterable[int]) -> dict[tuple[int, date], tuple[int, str]]:
    """(hundredths, author) of the last estimate of each day, by (line id, day)."""
    found = Estimate.objects.filter(line__in=listed_ids(line_ids)).order_by("id")
    rows = found.values_list("line_id", "estimated_on", "hundredths", "author")
    return {(line_id, on): (hundredths, author) for line_id, on, hundredths, author in rows}
