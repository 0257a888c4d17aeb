"""Les jours déclarés attendent la parole de l’État ; ceux qui sont renvoyés attendent celle du titulaire."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.rules.access import Role
from gouvernail.rules.attention import Kind, LineMonth, Point, ReturnedDays, WaitingDays, points_of_days

pytestmark = [pytest.mark.clause("4.2-statement"), pytest.mark.clause("4.1-contractor-authority")]

OCTOBER = LineMonth("BC-1", 1, date(2026, 10, 1))
WAITING = WaitingDays(OCTOBER, 1_850)
OPEN = ReturnedDays(OCTOBER, 1_850, date(2026, 11, 5))
ANSWERED = OPEN._replace(answered_on=date(2026, 11, 12))


def told(points: list[Point]) -> list[tuple[Kind, str, str, date | None]]:
    """What is told: kind, code, who owes it, since when."""
    return [(point.kind, point.duties[0].code, point.duties[0].by, point.since_on) for point in points]


def test_days_wait_by_line_and_month() -> None:
    september = WaitingDays(OCTOBER._replace(month_on=date(2026, 9, 1)), 100)
    found = list(points_of_days([WAITING, september], []))
    assert sorted(point.key for point in found) == ["BC-1/1/2026-09", "BC-1/1/2026-10"]
    assert {point.duties[0].code for point in found} == {"days_waiting"}


def test_the_lines_of_an_order_are_told_together() -> None:
    second = WaitingDays(OCTOBER._replace(line=2), 150)
    (point,) = points_of_days([WAITING, second], [])
    assert (point.duties[0].values["lines"], point.duties[0].values["days"]) == (2, 2_000)


def test_days_sent_back_wait_for_the_contractor() -> None:
    found = list(points_of_days([], [OPEN]))
    assert told(found) == [(Kind.RETURN, "return_unanswered", Role.CORRESPONDENT, date(2026, 11, 5))]


def test_days_sent_back_and_not_answered_are_told_once() -> None:
    assert told(list(points_of_days([WAITING], [OPEN]))) == told(list(points_of_days([], [OPEN])))


def test_days_answered_wait_for_the_state_again_once() -> None:
    found = list(points_of_days([WAITING], [ANSWERED]))
    assert told(found) == [(Kind.RETURN, "return_answered", Role.PRODUCT_LEAD, date(2026, 11, 12))]


def test_days_answered_then_accepted_ask_for_nothing() -> None:
    assert list(points_of_days([], [ANSWERED])) == []


def test_only_the_last_return_of_a_month_counts() -> None:
    again = OPEN._replace(returned_on=date(2026, 11, 20))
    found = list(points_of_days([WAITING], [again, ANSWERED]))
    assert told(found) == [(Kind.RETURN, "return_unanswered", Role.CORRESPONDENT, date(2026, 11, 20))]
