"""Chaque semaine, le point de coordination regarde les bons qui s’épuisent et ceux que personne n’estime."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouvernail.rules.attention import Estimated, Point, Urgency, points_of_estimates, points_of_orders
from gouvernail.rules.statement import LineFigures
from gouvernail.rules.terms import Terms, preset

pytestmark = [pytest.mark.clause("4.2-statement"), pytest.mark.clause("4.2-weekly")]

TODAY = date(2026, 11, 23)
TERMS = {"MN-1": preset()}
LINE = LineFigures(
    line_id=1,
    framework="MN-1",
    order="BC-1",
    line=1,
    product="mes-aides",
    contractor="00000000000001",
    work_unit="DEVOPS",
    order_state="running",
    ordered_hundredths=10_000,
    done_hundredths=5_000,
    pending_hundredths=0,
    non_billable_hundredths=0,
    remaining_on_order_hundredths=5_000,
    estimate_to_complete_hundredths=5_000,
    drift_hundredths=0,
    to_do=0,
    doing=0,
    done=0,
    ordered_cents=0,
    admitted_cents=0,
    remaining_to_admit_cents=0,
    exhausted_on=None,
)


def points(*lines: LineFigures, terms: Terms | None = None) -> list[Point]:
    """The points of some lines today."""
    return list(points_of_orders(lines, {"MN-1": terms or preset()}, TODAY))


def codes(*lines: LineFigures, terms: Terms | None = None) -> list[str]:
    """The duties of some lines today, by code, the strongest first."""
    return [duty.code for point in points(*lines, terms=terms) for duty in point.duties]


def without(key: str) -> Terms:
    """The preset, one of its terms still to be filled in."""
    return Terms(MappingProxyType({**preset().values, key: ""}))


@pytest.mark.parametrize(
    ("done", "pending", "told"),
    [
        (6_999, 0, None),
        (7_000, 0, 70),
        (6_900, 100, 70),
        (8_999, 0, 70),
        (9_000, 0, 90),
        (9_999, 0, 90),
        (10_000, 0, 100),
        (9_000, 1_000, 100),
        (10_100, 0, 100),
    ],
)
def test_an_order_is_told_from_70_90_and_100_percent_of_its_days(done: int, pending: int, told: int | None) -> None:
    found = points(LINE._replace(done_hundredths=done, pending_hundredths=pending))
    assert [point.duties[0].values["percent"] for point in found] == ([] if told is None else [told])
    if told is not None:
        assert found[0].urgency is (Urgency.PASSED if told == 100 else Urgency.WATCHED)
        assert found[0].duties[0].clause == "4.2-statement"


def test_the_shares_are_those_of_the_framework() -> None:
    half = Terms({**preset().values, "order_warning_percents": "50"})
    assert codes(LINE, terms=half) == ["order_above_percent"]
    assert codes(LINE) == []


def test_a_share_is_that_of_the_order_not_of_one_of_its_lines() -> None:
    used_up = LINE._replace(done_hundredths=10_000)
    assert codes(used_up, LINE._replace(line_id=2, line=2, done_hundredths=0)) == []


@pytest.mark.parametrize(("days", "is_told"), [(0, True), (45, True), (46, False)])
def test_an_order_that_is_exhausted_within_45_days_is_told_with_its_day(days: int, *, is_told: bool) -> None:
    exhausted_on = TODAY + timedelta(days=days)
    found = points(LINE._replace(exhausted_on=exhausted_on))
    assert [(point.urgency, point.due_on) for point in found] == [(Urgency.COMING, exhausted_on)] * is_told


def test_an_order_that_will_not_suffice_is_told() -> None:
    assert codes(LINE._replace(drift_hundredths=25)) == ["order_insufficient"]
    assert codes(LINE._replace(drift_hundredths=-25)) == []


def test_an_order_is_one_point_whatever_it_has_against_it() -> None:
    found = points(
        LINE._replace(done_hundredths=9_000, drift_hundredths=350, exhausted_on=date(2026, 12, 4)),
    )
    assert [duty.code for duty in found[0].duties] == [
        "order_exhausted_soon",
        "order_insufficient",
        "order_above_percent",
    ]
    assert (len(found), found[0].urgency, found[0].due_on) == (1, Urgency.COMING, date(2026, 12, 4))


@pytest.mark.parametrize("state", ["delivered", "closed", "ended_early"])
def test_nothing_is_told_of_an_order_that_is_over(state: str) -> None:
    assert codes(LINE._replace(order_state=state, done_hundredths=10_000, drift_hundredths=100)) == []


def test_a_line_without_days_counts_for_nothing() -> None:
    costs = LINE._replace(ordered_hundredths=None, done_hundredths=0, drift_hundredths=None)
    assert codes(costs) == []


def test_a_threshold_that_is_not_filled_in_is_not_taken_for_another() -> None:
    full = LINE._replace(done_hundredths=10_000, exhausted_on=TODAY)
    assert codes(full, terms=without("order_warning_percents")) == ["order_exhausted_soon"]
    assert codes(full, terms=without("exhaustion_warning_days")) == ["order_used_up"]


def estimate_codes(line: LineFigures, estimated_on: date | None, notified_on: date = date(2026, 1, 5)) -> list[str]:
    """What is told of the estimate of a line."""
    known = {1: Estimated(notified_on, estimated_on)}
    return [duty.code for point in points_of_estimates([line], known, TERMS, TODAY) for duty in point.duties]


@pytest.mark.parametrize(
    ("estimated_on", "told"),
    [
        (None, ["estimate_missing"]),
        (date(2026, 10, 22), ["estimate_old"]),
        (date(2026, 10, 23), []),
        (date(2026, 11, 23), []),
    ],
)
def test_an_estimate_is_missing_or_older_than_a_month(estimated_on: date | None, told: list[str]) -> None:
    assert estimate_codes(LINE, estimated_on) == told


def test_the_first_estimate_is_owed_a_month_after_the_notification() -> None:
    assert estimate_codes(LINE, None, notified_on=date(2026, 10, 23)) == []
    assert estimate_codes(LINE, None, notified_on=date(2026, 10, 22)) == ["estimate_missing"]


@pytest.mark.parametrize("state", ["suspended", "delivered", "closed", "ended_early"])
def test_no_estimate_is_owed_where_nobody_works(state: str) -> None:
    assert estimate_codes(LINE._replace(order_state=state), None) == []


def test_no_estimate_is_owed_where_nothing_is_left_to_do() -> None:
    assert estimate_codes(LINE._replace(estimate_to_complete_hundredths=0), date(2026, 1, 6)) == []


def test_no_estimate_is_asked_from_who_cannot_give_one() -> None:
    assert list(points_of_estimates([LINE], {}, TERMS, TODAY)) == []


def test_the_lines_of_an_order_are_told_together_since_the_oldest() -> None:
    lines = [LINE, LINE._replace(line_id=2, line=2), LINE._replace(line_id=3, line=3)]
    known = {
        1: Estimated(date(2026, 1, 5), None),
        2: Estimated(date(2026, 1, 5), date(2026, 3, 2)),
        3: Estimated(date(2026, 1, 5), date(2026, 2, 2)),
    }
    (point,) = points_of_estimates(lines, known, TERMS, TODAY)
    assert [(duty.code, duty.since_on, duty.values["lines"]) for duty in point.duties] == [
        ("estimate_missing", date(2026, 1, 5), 1),
        ("estimate_old", date(2026, 2, 2), 2),
    ]
    assert point.since_on == date(2026, 1, 5)


@given(
    ordered=st.integers(1, 10**7),
    done=st.integers(-(10**5), 10**7),
    more=st.integers(0, 10**6),
)
def test_more_days_never_make_an_order_less_urgent(ordered: int, done: int, more: int) -> None:
    line = LINE._replace(ordered_hundredths=ordered, done_hundredths=done)
    before, after = points(line), points(line._replace(done_hundredths=done + more))
    if before:
        assert after
        assert after[0].urgency <= before[0].urgency
        assert after[0].duties[0].values["percent"] >= before[0].duties[0].values["percent"]  # type: ignore[operator]


@given(ordered=st.integers(1, 10**7), done=st.integers(-(10**5), 2 * 10**7))
def test_the_share_told_is_reached_and_the_next_one_is_not(ordered: int, done: int) -> None:
    found = points(LINE._replace(ordered_hundredths=ordered, done_hundredths=done))
    reached = [percent for percent in (70, 90, 100) if done / ordered >= percent / 100 - 1e-12]
    assert [point.duties[0].values["percent"] for point in found] == reached[-1:]
