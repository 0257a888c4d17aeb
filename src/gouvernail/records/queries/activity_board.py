"""The activities of the notified orders that a reader may see, with the state they are in today.

Walls first: a contractor sees those of its own orders, a lead those of its products. CCTP 4.2 (4.2-statement).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from gouvernail.records.models import Activity, ActivityPassage
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.lifecycle import ActivityState, OrderState

#: The orders whose activities are shown unless all are asked for.
OPEN_STATES = (OrderState.NOTIFIED, OrderState.RUNNING, OrderState.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked for: a product by its id, an order by its number, open orders alone unless ``every_order``."""

    product: str = ""
    order: str = ""
    every_order: bool = False


class BoardActivity(NamedTuple):
    """An activity, the state it is in today and since when, and what it belongs to."""

    pk: int
    key: str
    title: str
    category: str
    state: str
    since_on: date
    order_uuid: UUID
    order_number: str
    order_state: str
    notified_on: date
    line_number: int
    product_name: str
    contractor_name: str
    contractor_id: int


_COLUMNS = (
    *("pk", "key", "title", "category", "present", "since_on", "line__order__uuid", "line__order__number"),
    *("line__order__state", "line__order__notified_on", "line__number", "line__product__name"),
    *("line__order__contractor__name", "line__order__contractor_id"),
)
_BY_ORDER = ("line__order__number", "line__number", "key", "pk")
_LAST_FIRST = ("-since_on", *_BY_ORDER)


def _seen(scope: Scope, on: date) -> Any:
    """The activities in scope that are known by a day, with their state on it (a queryset that stubs cannot type)."""
    known = ActivityPassage.objects.filter(activity=OuterRef("pk"), since_on__lte=on).order_by("-since_on", "-id")
    within = Activity.objects.filter(scope.of_lines("line__"), line__order__notified_on__lte=on)
    stated = within.annotate(
        present=Subquery(known.values("state")[:1]), since_on=Subquery(known.values("since_on")[:1])
    )
    return stated.filter(present__isnull=False)


def _narrowed(scope: Scope, narrowing: Narrowing, on: date) -> Any:
    wanted = Q()
    if narrowing.product:
        wanted &= Q(line__product__external_id=narrowing.product)
    if narrowing.order:
        wanted &= Q(line__order__number=narrowing.order)
    elif not narrowing.every_order:
        wanted &= Q(line__order__state__in=OPEN_STATES)
    return _seen(scope, on).filter(wanted)


def counts_by_state(scope: Scope, narrowing: Narrowing, on: date) -> Mapping[str, int]:
    """How many activities are in each state."""
    rows = _narrowed(scope, narrowing, on).order_by().values_list("present").annotate(Count("pk"))
    found: dict[str, int] = dict(rows)
    return {state.value: found.get(state.value, 0) for state in ActivityState}


class Activities(Sequence[BoardActivity]):
    """The activities asked for, read by slices: of ten thousand a page reads fifty."""

    def __init__(self, found: Any) -> None:
        self._found = found.values_list(*_COLUMNS)

    def __len__(self) -> int:
        """How many there are."""
        return int(self._found.count())

    def __getitem__(self, place: Any) -> Any:
        """Some of them, or one."""
        if isinstance(place, slice):
            return [BoardActivity(*row) for row in self._found[place]]
        return BoardActivity(*self._found[place])

    def __iter__(self) -> Iterator[BoardActivity]:
        """All of them."""
        return (BoardActivity(*row) for row in self._found)


def activities_for(scope: Scope, narrowing: Narrowing, on: date, state: str = "") -> Activities:
    """The activities of a state, or of all, by order and line; those done the last first."""
    found = _narrowed(scope, narrowing, on)
    if state:
        found = found.filter(present=state)
    return Activities(found.order_by(*(_LAST_FIRST if state == ActivityState.DONE else _BY_ORDER)))


def activity_in(scope: Scope, pk: int, on: date) -> BoardActivity | None:
    """One activity; none when it is behind a wall, or not known yet at that day."""
    row = _seen(scope, on).filter(pk=pk).values_list(*_COLUMNS).first()
    return None if row is None else BoardActivity(*row)
