"""L’accord-cadre a un montant maximum et une fin : on le sait avant d’y être."""

from __future__ import annotations

from datetime import date

import pytest

from gouvernail.rules.attention import FrameworkStanding, Urgency, points_of_framework
from gouvernail.rules.terms import PRESET, Terms, preset

pytestmark = [pytest.mark.clause("2-order-by-need"), pytest.mark.clause("4.2-weekly")]

TODAY = date(2026, 11, 23)
FILLED = Terms({term.key: term.value or "oui" for term in PRESET})
FAR = FrameworkStanding("MN-1", date(2029, 1, 1), 100_000, 10_000, 3, FILLED)


def codes(one: FrameworkStanding) -> list[str]:
    """What is told of a framework today."""
    return [point.duties[0].code for point in points_of_framework(one, TODAY)]


@pytest.mark.parametrize(
    ("committed", "told", "urgency"),
    [
        (69_999, None, None),
        (70_000, 70, Urgency.WATCHED),
        (90_000, 90, Urgency.WATCHED),
        (99_999, 90, Urgency.WATCHED),
        (100_000, 100, Urgency.PASSED),
        (120_000, 100, Urgency.PASSED),
    ],
)
def test_the_ceiling_is_told_from_70_90_and_100_percent(
    committed: int, told: int | None, urgency: Urgency | None
) -> None:
    found = list(points_of_framework(FAR._replace(committed_cents=committed), TODAY))
    assert [(point.duties[0].values["percent"], point.urgency) for point in found] == (
        [] if told is None else [(told, urgency)]
    )
    assert all(point.duties[0].clause == "domain-1" for point in found)


def test_a_framework_without_ceiling_warns_of_none() -> None:
    assert codes(FAR._replace(ceiling_cents=None, committed_cents=10**9)) == []


@pytest.mark.parametrize(
    ("valid_until_on", "told"),
    [
        (date(2027, 5, 24), []),
        (date(2027, 5, 23), ["framework_ends"]),
        (date(2026, 11, 24), ["framework_ends"]),
        (date(2026, 11, 23), ["framework_over"]),
    ],
)
def test_the_end_is_told_six_months_before(valid_until_on: date, told: list[str]) -> None:
    assert codes(FAR._replace(valid_until_on=valid_until_on)) == told


def test_the_last_day_of_a_framework_is_the_eve_of_its_end() -> None:
    (point,) = points_of_framework(FAR._replace(valid_until_on=date(2027, 1, 1)), TODAY)
    assert point.due_on == date(2026, 12, 31)


def test_a_framework_that_is_over_with_its_orders_asks_for_nothing() -> None:
    assert codes(FAR._replace(valid_until_on=TODAY, open_orders=0, terms=preset(), committed_cents=10**9)) == []


def test_terms_to_fill_in_are_counted() -> None:
    (point,) = points_of_framework(FAR._replace(terms=preset()), TODAY)
    empty = [term for term in PRESET if not term.value]
    assert (point.urgency, point.duties[0].values["terms"]) == (Urgency.TO_FILL, len(empty))
    assert point.duties[0].clause == empty[0].clause
