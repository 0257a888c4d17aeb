"""People presented, checked and replaced: what each side owes the other, by profile and never by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gouvernail.rules.access import Role
from gouvernail.rules.attention.points import Kind, Point, Urgency, urgency_of
from gouvernail.rules.verdicts import Duty

_RECUSAL = "4.2-recusal"


class RunningClock(NamedTuple):
    """A profile presented and not decided: the last day on which a recusal is valid."""

    key: str
    order: str
    number: int
    deadline_on: date


class Incomplete(NamedTuple):
    """A profile whose references the administration said to be incomplete, since when."""

    key: str
    order: str
    number: int
    said_on: date


class Unchecked(NamedTuple):
    """An adequacy check without answer, and the day by which it is owed."""

    key: str
    order: str
    due_on: date


class AskedReplacement(NamedTuple):
    """A profile to be replaced, for whom nobody is presented yet; ``by_state`` says who asked."""

    key: str
    order: str
    number: int
    asked_on: date
    by_state: bool


def points_of_clocks(clocks: Iterable[RunningClock], on: date) -> Iterator[Point]:
    """What is still to be decided, up to the last day; past it the right has lapsed and nothing is owed.

    Domain invariant 9; CCTP 4.2 (4.2-recusal).
    """
    for one in clocks:
        if on <= one.deadline_on:
            values = {"number": one.number, "deadline_on": one.deadline_on}
            duty = Duty("recusal_deadline", _RECUSAL, Role.PRODUCT_LEAD, due_on=one.deadline_on, values=values)
            yield Point(Kind.RECUSAL, urgency_of(one.deadline_on, on), one.key, (duty,), order=one.order)


def points_of_references(incomplete: Iterable[Incomplete]) -> Iterator[Point]:
    """The references that the contractor has to complete: until then the clock does not run. CCTP 4.2 (4.2-recusal)."""
    for one in incomplete:
        values = {"number": one.number}
        duty = Duty("references_missing", _RECUSAL, Role.CORRESPONDENT, since_on=one.said_on, values=values)
        yield Point(Kind.REFERENCES, Urgency.WAITING, one.key, (duty,), order=one.order)


def points_of_adequacy(checks: Iterable[Unchecked], on: date) -> Iterator[Point]:
    """The first-period checks to answer. CCTP 2 (2-profile-adequacy)."""
    for one in checks:
        duty = Duty("adequacy_check", "2-profile-adequacy", Role.PRODUCT_LEAD, due_on=one.due_on)
        yield Point(Kind.ADEQUACY, urgency_of(one.due_on, on), one.key, (duty,), order=one.order)


def points_of_replacements(asked: Iterable[AskedReplacement]) -> Iterator[Point]:
    """The profiles to replace, for whom nobody is presented. CCTP 4.3 (4.3-turnover)."""
    for one in asked:
        code = "replacement_asked" if one.by_state else "replacement_announced"
        clause = "2-profile-adequacy" if one.by_state else "4.3-turnover"
        duty = Duty(code, clause, Role.CORRESPONDENT, since_on=one.asked_on, values={"number": one.number})
        yield Point(Kind.REPLACEMENT, Urgency.WAITING, one.key, (duty,), order=one.order)
