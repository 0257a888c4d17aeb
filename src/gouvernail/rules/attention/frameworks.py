"""Frameworks near their ceiling or their end, and those whose terms are still to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from gouvernail.rules.access import Role
from gouvernail.rules.attention.points import Kind, Point, Urgency
from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.frameworks import ceiling_warning
from gouvernail.rules.terms import Terms, clause_of
from gouvernail.rules.verdicts import Duty

_ALL = 100
_OFFICE = Role.STEERING_OFFICE


class FrameworkStanding(NamedTuple):
    """What a framework may commit and has, in cents; the first day on which nothing can be ordered any more."""

    number: str
    valid_until_on: date
    ceiling_cents: int | None
    committed_cents: int
    open_orders: int
    terms: Terms


def points_of_framework(one: FrameworkStanding, on: date) -> Iterator[Point]:
    """What the steering office must know of a framework; once it is over, only the orders that are still open.

    Domain invariants 1 and 2; CCTP 2 (2-order-by-need), 2.5 (2.5-trigger).
    """
    if on >= one.valid_until_on:
        yield from _over(one)
        return
    yield from _ceiling(one)
    yield from _end(one, on)
    yield from _terms(one)


def _ceiling(one: FrameworkStanding) -> Iterator[Point]:
    percent = ceiling_warning(one.ceiling_cents, one.committed_cents, one.terms.ceiling_warning_percents)
    if percent is None or not one.ceiling_cents:
        return
    values = {
        "committed": one.committed_cents,
        "ceiling": one.ceiling_cents,
        "left": one.ceiling_cents - one.committed_cents,
        "percent": percent,
        "share": one.committed_cents * 100 // one.ceiling_cents,
    }
    urgency = Urgency.PASSED if percent >= _ALL else Urgency.WATCHED
    code = "ceiling_reached" if percent >= _ALL else "ceiling_near"
    duty = Duty(code, "domain-1", _OFFICE, values=values)
    yield Point(Kind.FRAMEWORK, urgency, one.number, (duty,), weight=values["share"] * 10)


def _end(one: FrameworkStanding, on: date) -> Iterator[Point]:
    months = one.terms.number("framework_end_warning_months")
    if months is None or months_after(on, months) < one.valid_until_on:
        return
    last_on = one.valid_until_on - timedelta(days=1)
    duty = Duty("framework_ends", "2.5-trigger", _OFFICE, due_on=last_on)
    yield Point(Kind.FRAMEWORK, Urgency.COMING, one.number, (duty,))


def _over(one: FrameworkStanding) -> Iterator[Point]:
    if one.open_orders:
        values = {"orders": one.open_orders}
        duty = Duty("framework_over", "2.5-trigger", _OFFICE, since_on=one.valid_until_on, values=values)
        yield Point(Kind.FRAMEWORK, Urgency.WAITING, one.number, (duty,))


def _terms(one: FrameworkStanding) -> Iterator[Point]:
    if one.terms.to_fill:
        values = {"terms": len(one.terms.to_fill), "first": one.terms.to_fill[0]}
        duty = Duty("terms_to_fill", clause_of(one.terms.to_fill[0]), _OFFICE, values=values)
        yield Point(Kind.TERMS, Urgency.TO_FILL, one.number, (duty,))
