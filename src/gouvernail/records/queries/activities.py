"""Operational activities as of a day: which work is to do, doing or done. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from gouvernail.records.models import ActivityPassage


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
    known = ActivityPassage.objects.filter(activity=OuterRef("activity"), since_on__lte=as_of)
    latest = known.order_by("-since_on", "-id").values("pk")[:1]
    found = ActivityPassage.objects.filter(activity__line_id__in=list(line_ids), pk=Subquery(latest))
    columns = ("activity__line_id", "activity__key", "activity__title", "activity__category", "state", "since_on")
    rows = found.order_by("activity__line_id", "activity__key").values_list(*columns)
    return [DatedActivity(*row) for row in rows]
