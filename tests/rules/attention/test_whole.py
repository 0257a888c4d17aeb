"""La liste entière, le plus urgent d’abord : ce qui est dépassé, ce qui vient, ce qui attend, ce qui se surveille."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.attention import (
    AttentionFacts,
    FrameworkStanding,
    Kind,
    LineMonth,
    Point,
    Urgency,
    WaitingDays,
    attention,
    bounded,
)
from gouvernail.rules.terms import preset
from gouvernail.rules.verdicts import Duty
from tests.rules.attention.test_orders import LINE, TERMS, TODAY

pytestmark = [pytest.mark.clause("4.2-weekly"), pytest.mark.clause("4.1-minimal-reporting")]

DAYS = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 12, 31)))


@st.composite
def points(draw: st.DrawFn) -> Point:
    """Any point."""
    duty = Duty("days_waiting", "4.2-statement", "product_lead", due_on=draw(DAYS), since_on=draw(DAYS))
    kind, urgency = draw(st.sampled_from(Kind)), draw(st.sampled_from(Urgency))
    return Point(kind, urgency, draw(st.text("abc", max_size=3)), (duty,), draw(st.integers(0, 1200)))


def test_nothing_asks_for_nothing() -> None:
    assert attention(AttentionFacts(), TODAY) == []


def test_what_is_passed_comes_before_what_is_coming_waiting_or_watched() -> None:
    lines = [
        LINE._replace(order="BC-70", done_hundredths=7_000),
        LINE._replace(order="BC-JANVIER", exhausted_on=date(2027, 1, 4)),
        LINE._replace(order="BC-100", done_hundredths=10_000),
        LINE._replace(order="BC-DÉCEMBRE", exhausted_on=date(2026, 12, 4)),
        LINE._replace(order="BC-95", done_hundredths=9_500),
    ]
    waiting = [
        WaitingDays(LineMonth("BC-1", 1, date(2026, 10, 1)), 100),
        WaitingDays(LineMonth("BC-1", 1, date(2026, 9, 1)), 100),
    ]
    framework = FrameworkStanding("MN-1", date(2029, 1, 1), 100, 100, 0, preset())
    facts = AttentionFacts(lines=lines, terms=TERMS, waiting=waiting, frameworks=[framework])
    assert [(point.urgency.name, point.key) for point in attention(facts, TODAY)] == [
        ("PASSED", "BC-100"),
        ("PASSED", "MN-1"),
        ("COMING", "BC-DÉCEMBRE"),
        ("COMING", "BC-JANVIER"),
        ("WAITING", "BC-1/1/2026-09"),
        ("WAITING", "BC-1/1/2026-10"),
        ("WATCHED", "BC-95"),
        ("WATCHED", "BC-70"),
        ("TO_FILL", "MN-1"),
    ]


@given(st.lists(points()))
def test_the_more_urgent_and_then_the_earlier_never_comes_after(found: list[Point]) -> None:
    listed = sorted(found, key=lambda point: point.place)
    for before, after in pairwise(listed):
        assert before.urgency <= after.urgency
        if before.urgency == after.urgency:
            days = [point.due_on or point.since_on or date.max for point in (before, after)]
            assert days[0] <= days[1]


@given(st.lists(points()), st.integers(1, 5))
def test_a_bounded_list_loses_no_count_and_keeps_its_order(found: list[Point], most: int) -> None:
    shown, left_out = bounded(found, most)
    assert len(shown) + sum(left_out.values()) == len(found)
    assert all(sum(point.kind is kind for point in shown) <= most for kind in Kind)
    rest = iter(found)
    assert all(any(point is one for one in rest) for point in shown)
