"""Needs to attribute, drafts, and proposals with their answer."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import OuterRef, Subquery

from gouvernail import clock
from gouvernail.records.models import Attribution, Need, Order, OrderAnswer
from gouvernail.records.queries.duties.teams import orders_in
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.attention import Draft, OpenNeed, Proposed
from gouvernail.rules.lifecycle import NeedState, OrderState


def open_needs() -> Sequence[OpenNeed]:
    """The needs that no contractor has, for the steering office."""
    rows = Need.objects.filter(state=NeedState.OPEN).order_by("written_at", "id")
    return [
        OpenNeed(str(uuid), title, clock.day_of(written_at))
        for uuid, title, written_at in rows.values_list("uuid", "title", "written_at")
    ]


def drafts() -> Sequence[Draft]:
    """The orders that nobody has proposed nor notified, for the steering office."""
    decided = Attribution.objects.filter(order=OuterRef("pk")).values("decided_at")
    found = Order.objects.filter(state=OrderState.DRAFT).annotate(decided_at=Subquery(decided[:1])).order_by("number")
    return [
        Draft(number, clock.day_of(decided_at) if decided_at else None)
        for number, decided_at in found.values_list("number", "decided_at")
    ]


def proposals(scope: Scope) -> Sequence[Proposed]:
    """The orders proposed, and when they were accepted."""
    said = OrderAnswer.objects.filter(order=OuterRef("pk"), kind=OrderAnswer.Kind.ACCEPTED).values("said_at")
    found = orders_in(scope).filter(state=OrderState.PROPOSED).annotate(said_at=Subquery(said[:1]))
    rows = found.order_by("number").values_list("number", "proposed_on", "answer_due_on", "said_at")
    return [
        Proposed(number, proposed_on, due_on, clock.day_of(said_at) if said_at else None)
        for number, proposed_on, due_on, said_at in rows
    ]
