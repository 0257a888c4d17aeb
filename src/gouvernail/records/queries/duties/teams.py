"""Profiles to decide on, to complete, to check and to replace, within a reader's scope; nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from gouvernail import clock
from gouvernail.records.models import (
    AdequacyCheck,
    Order,
    OrderLine,
    Presentation,
    PresentationDecision,
    RecusalClock,
    Replacement,
)
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.attention import AskedReplacement, Incomplete, RunningClock, Unchecked
from gouvernail.rules.lifecycle import WORKING_STATES, OrderState

_OPEN = (*WORKING_STATES, OrderState.SUSPENDED)


def orders_in(scope: Scope) -> QuerySet[Order]:
    """The orders that have a line in scope."""
    if scope.everything:
        return Order.objects.all()
    return Order.objects.filter(Exists(OrderLine.objects.filter(scope.of_lines(), order=OuterRef("pk"))))


def _of_profiles(scope: Scope, prefix: str = "") -> Q:
    """The condition on profiles that keeps those of a line in scope; one without a line is of its whole order."""
    if scope.everything:
        return Q()
    of_line = Exists(OrderLine.objects.filter(scope.of_lines(), pk=OuterRef(f"{prefix}line_id")))
    return of_line | Q(**{f"{prefix}line__isnull": True, f"{prefix}order__in": orders_in(scope)})


class _Waiting(NamedTuple):
    """A presentation without decision, its last clock and what was said to be missing."""

    uuid: UUID
    order: str
    number: int
    deadline_on: date | None
    started_in: int | None
    said_at: datetime | None
    said_in: int | None

    @property
    def is_incomplete(self) -> bool:
        """Whether the contractor has not completed the references since the administration said what is missing."""
        return self.said_in is not None and (self.started_in is None or self.started_in < self.said_in)


def _undecided(scope: Scope) -> Iterator[_Waiting]:
    last = RecusalClock.objects.filter(presentation=OuterRef("pk")).order_by("-id")
    found = Presentation.objects.filter(
        ~Exists(PresentationDecision.objects.filter(presentation=OuterRef("pk"))),
        _of_profiles(scope),
        order__state__in=list(_OPEN),
    ).annotate(
        deadline_on=Subquery(last.values("deadline_on")[:1]), started_in=Subquery(last.values("recorded_in")[:1])
    )
    columns = ("uuid", "order__number", "number", "deadline_on", "started_in")
    rows = found.order_by("pk").values_list(*columns, "missing__said_at", "missing__recorded_in")
    return (_Waiting(*row) for row in rows)


def running_clocks(scope: Scope) -> Sequence[RunningClock]:
    """The profiles that the State may still recuse."""
    return [
        RunningClock(str(one.uuid), one.order, one.number, one.deadline_on)
        for one in _undecided(scope)
        if one.deadline_on is not None and not one.is_incomplete
    ]


def incomplete_presentations(scope: Scope) -> Sequence[Incomplete]:
    """The profiles whose references the contractor has to complete."""
    return [
        Incomplete(str(one.uuid), one.order, one.number, clock.day_of(one.said_at))
        for one in _undecided(scope)
        if one.said_at is not None and one.is_incomplete
    ]


def unchecked(scope: Scope) -> Sequence[Unchecked]:
    """The adequacy checks without answer, of the products in scope only."""
    found = AdequacyCheck.objects.filter(answered_at=None, order__state__in=list(_OPEN))
    if not scope.everything:
        found = found.filter(product_id__in=scope.product_ids)
    rows = found.values_list("uuid", "order__number", "due_on")
    return [Unchecked(str(uuid), order, due_on) for uuid, order, due_on in rows]


def asked_replacements(scope: Scope) -> Sequence[AskedReplacement]:
    """The profiles to be replaced, for whom nobody is presented nor at work."""
    found = Replacement.objects.filter(
        _of_profiles(scope, "leaver__"),
        newcomer=None,
        presentation=None,
        leaver__order__state__in=list(_OPEN),
    )
    rows = found.order_by("asked_at", "id").values_list(
        "leaver__uuid", "leaver__order__number", "leaver__number", "asked_at", "asked_by"
    )
    return [
        AskedReplacement(
            str(uuid), order, number, clock.day_of(asked_at), asked_by == Replacement.AskedBy.ADMINISTRATION
        )
        for uuid, order, number, asked_at, asked_by in rows
    ]
