"""Operational activities as of a day: which work is to do, doing or done. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from gouvernail.records.models import Activity, ActivityPassage


class DatedActivity(NamedTuple):
    """An activity, the state it was in at a day and since when."""

    line_id: int
    key: str
    title: str
    category: str
    state: str
    since_on: date


def activities_of(line_ids: Iterable[int], as_of: date) -> Sequence[DatedActivity]:
    """The activities of some lines at a day, by line, then key; those that began later are left out."""
    passages = ActivityPassage.objects.filter(activity=OuterRef("pk"), since_on__lte=as_of).order_by("-since_on", "-id")
    found = Activity.objects.filter(line_id__in=list(line_ids)).alias(
        state_then=Subquery(passages.values("state")[:1]), since_then=Subquery(passages.values("since_on")[:1])
    )
    rows = found.filter(state_then__isnull=False).order_by("line_id", "key")
    return [
        DatedActivity(*row)
        for row in rows.values_list("line_id", "key", "title", "category", "state_then", "since_then")
    ]
