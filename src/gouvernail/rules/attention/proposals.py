"""Needs without contractor, drafts to propose, proposals to answer and to notify."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gouvernail.rules.access import Role
from gouvernail.rules.attention.points import Kind, Point, Urgency, urgency_of
from gouvernail.rules.verdicts import Duty

_BY_NEED = "2-order-by-need"
_OFFICE = Role.STEERING_OFFICE


class OpenNeed(NamedTuple):
    """A statement of need that no contractor has, and when it was written."""

    key: str
    title: str
    written_on: date


class Draft(NamedTuple):
    """An order that nobody has proposed yet, and when its contractor was chosen (``None``: entered by hand)."""

    order: str
    decided_on: date | None = None


class Proposed(NamedTuple):
    """An order proposed; the last day to answer and the day of its acceptance, ``None`` when there is none."""

    order: str
    proposed_on: date | None
    due_on: date | None
    accepted_on: date | None = None


def points_of_needs(needs: Iterable[OpenNeed]) -> Iterator[Point]:
    """The needs to attribute. CCTP 2 (2-order-by-need)."""
    for one in needs:
        duty = Duty("need_to_attribute", _BY_NEED, _OFFICE, since_on=one.written_on, values={"title": one.title})
        yield Point(Kind.NEED, Urgency.WAITING, one.key, (duty,))


def points_of_drafts(drafts: Iterable[Draft]) -> Iterator[Point]:
    """The drafts that wait to be proposed or notified. CCTP 2 (2-order-by-need)."""
    for one in drafts:
        duty = Duty("draft_waiting", _BY_NEED, _OFFICE, since_on=one.decided_on)
        yield Point(Kind.TO_NOTIFY, Urgency.WAITING, one.order, (duty,), order=one.order)


def points_of_answers(proposed: Iterable[Proposed], on: date) -> Iterator[Point]:
    """The proposals that the contractor has to answer, by the last day when a term says it.

    CCTP 2 (2-order-by-need), 4.2 (4.2-next-contractor).
    """
    for one in proposed:
        if one.accepted_on is None:
            duty = Duty("proposal_to_answer", _BY_NEED, Role.CORRESPONDENT, due_on=one.due_on, since_on=one.proposed_on)
            urgency = urgency_of(one.due_on, on) if one.due_on else Urgency.WAITING
            yield Point(Kind.PROPOSAL, urgency, one.order, (duty,), order=one.order)


def points_of_proposals(proposed: Iterable[Proposed], on: date) -> Iterator[Point]:
    """What the office awaits of proposals: an answer, the next contractor once it is silent, the notification.

    CCTP 2 (2-order-by-need), 4.2 (4.2-next-contractor); domain invariant 3.
    """
    for one in proposed:
        if one.accepted_on is not None:
            duty = Duty("proposal_accepted", _BY_NEED, _OFFICE, since_on=one.accepted_on)
            yield Point(Kind.TO_NOTIFY, Urgency.WAITING, one.order, (duty,), order=one.order)
        elif one.due_on is not None and one.due_on < on:
            duty = Duty("proposal_silent", "4.2-next-contractor", _OFFICE, since_on=one.due_on)
            yield Point(Kind.AWAITED, Urgency.WAITING, one.order, (duty,), order=one.order)
        else:
            duty = Duty("proposal_awaited", _BY_NEED, Role.CORRESPONDENT, due_on=one.due_on, since_on=one.proposed_on)
            yield Point(Kind.AWAITED, Urgency.WATCHED, one.order, (duty,), order=one.order)
