"""The activities of some lines and the passages they went through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from gouvernail.records.models import Activity, ActivityPassage
from gouvernail.records.queries.listed import listed_ids


def activities_of(line_ids: Iterable[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every activity of these lines as (line id, values)."""
    found = Activity.objects.filter(line__in=listed_ids(line_ids)).order_by("id")
    for line_id, *values in found.values_list("line_id", *_ACTIVITY):
        yield line_id, dict(zip(_ACTIVITY, values, strict=True))


_ACTIVITY = ("pk", "key", "title", "category", "state")


def passages_of(activity_ids: Iterable[int]) -> dict[int, list[tuple[date, str]]]:
    """The passages (day, state) of these activities in the order in which they count, by activity id."""
    found: dict[int, list[tuple[date, str]]] = {}
    passages = ActivityPassage.objects.filter(activity__in=listed_ids(activity_ids)).order_by("since_on", "id")
    for activity_id, since_on, state in passages.values_list("activity_id", "since_on", "state"):
        found.setdefault(activity_id, []).append((since_on, state))
    return found
