"""The open lines of a contractor as one screen updates them: their estimates and their activities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Max

from gouvernail.records.models import Activity, ActivityPassage, Estimate, OrderLine
from gouvernail.records.queries.scopes import Scope


@dataclass(slots=True)
class OpenLine:
    """A line with what was last said of it. ``seen`` numbers tell which estimate and which passage were read."""

    line: OrderLine
    estimate: Estimate | None = None
    activities: list[SeenActivity] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """The number of its last estimate, nought without any."""
        return self.estimate.pk if self.estimate else 0


@dataclass(frozen=True, slots=True)
class SeenActivity:
    """An activity with the number of its last passage."""

    activity: Activity
    seen: int


def open_lines(scope: Scope, states: Iterable[str]) -> Sequence[OpenLine]:
    """The lines of a contractor's orders in these states, by order and line; as many queries for one as for all.

    CCTP 4.2 (4.2-statement).
    """
    own = OrderLine.objects.filter(order__contractor_id__in=scope.contractor_ids, order__state__in=list(states))
    found = own.select_related("order__contractor", "product", "work_unit").order_by("order__number", "number")
    return _told([OpenLine(line) for line in found])


def _told(lines: list[OpenLine]) -> Sequence[OpenLine]:
    ids = [one.line.pk for one in lines]
    estimates, activities = last_estimates_of(ids), seen_activities(ids)
    for one in lines:
        one.estimate = estimates.get(one.line.pk)
        one.activities = activities.get(one.line.pk, [])
    return lines


def last_estimates_of(line_ids: Iterable[int]) -> Mapping[int, Estimate]:
    """The estimate that counts today on each line: of the latest day, the last recorded."""
    found = Estimate.objects.filter(line_id__in=list(line_ids)).order_by("line_id", "estimated_on", "pk")
    return {one.line_id: one for one in found}


def seen_activities(line_ids: Iterable[int]) -> Mapping[int, list[SeenActivity]]:
    """The activities of each line, in the order of their keys, each with the number of its last passage."""
    found: dict[int, list[SeenActivity]] = defaultdict(list)
    passages = ActivityPassage.objects.filter(activity__line_id__in=list(line_ids)).order_by()
    last = dict(passages.values_list("activity_id").annotate(last=Max("pk")))
    for one in Activity.objects.filter(line_id__in=list(line_ids)).order_by("line_id", "key"):
        found[one.line_id].append(SeenActivity(one, last.get(one.pk, 0)))
    return found
