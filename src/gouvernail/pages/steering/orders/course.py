"""From the facts of an order to its pictures: weeks, course, estimates with their drift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gouvernail.pages.charts.course import Course, Point
from gouvernail.pages.charts.weeks import WeekDays, monday_of
from gouvernail.records.queries.order_facts import DayTotal
from gouvernail.rules.lifecycle import OrderState
from gouvernail.rules.statement import (
    LineFacts,
    LineFigures,
    exhausted_on,
    figures_of,
    state_at,
    total_of,
    working_days_left,
)
from gouvernail.rules.statement.lines import pace_at

#: States in which no day is worked any more.
_OVER = frozenset({OrderState.DELIVERED, OrderState.CLOSED, OrderState.ENDED_EARLY})


class DatedEstimate(NamedTuple):
    """An estimate as the statement of its own day tells it: hundredths of a day."""

    on: date
    line: int
    estimate: int
    remaining_on_order: int
    drift: int
    before: int | None


class CourseRow(NamedTuple):
    """One figure of the course, for the table behind its picture."""

    on: date
    what: str
    hundredths: int


def weeks_of(days: Sequence[DayTotal]) -> Sequence[WeekDays]:
    """The days of an order by week, in order."""
    totals: dict[date, list[int]] = defaultdict(lambda: [0, 0, 0])
    for day in days:
        week = totals[monday_of(day.work_on)]
        week[0] += day.done
        week[1] += day.pending
        week[2] += day.non_billable
    return [WeekDays(monday, *figures) for monday, figures in sorted(totals.items())]


def estimates_with_drift(facts: Sequence[LineFacts]) -> Sequence[DatedEstimate]:
    """Every estimate that counted on its day, with the drift it announced, latest first. CCTP 4.2 (4.2-statement)."""
    told = [estimate for line in facts for estimate in _estimates_of_line(line)]
    return sorted(told, key=lambda estimate: (estimate.on, -estimate.line), reverse=True)


def _estimates_of_line(line: LineFacts) -> Iterator[DatedEstimate]:
    before = None
    for on in sorted({estimate.estimated_on for estimate in line.estimates}):
        figures = figures_of(line, on)
        if figures is None or figures.estimate_to_complete_hundredths is None:
            continue
        yield DatedEstimate(
            on=on,
            line=line.line,
            estimate=figures.estimate_to_complete_hundredths,
            remaining_on_order=figures.remaining_on_order_hundredths or 0,
            drift=figures.drift_hundredths or 0,
            before=before,
        )
        before = figures.estimate_to_complete_hundredths


def course_of(facts: Sequence[LineFacts], as_of: date) -> Course:
    """The course of the lines measured in days up to a day, all together. CCTP 4.2 (4.2-statement)."""
    measured = [line for line in facts if line.days_per_unit_hundredths is not None]
    return Course(
        ordered=list(_ordered(measured, as_of)),
        done=list(_done(measured)),
        expected=list(_expected(measured)),
        as_of=_until(facts, as_of),
        exhausted_on=_exhausted_on(measured, as_of),
    )


def _until(facts: Sequence[LineFacts], as_of: date) -> date:
    """The last day that a course shows: once the order is over, the last on which something happened."""
    changes = [change for change in (facts[0].state_changes if facts else ()) if change.since_on <= as_of]
    if not changes or state_at(changes, as_of) not in _OVER:
        return as_of
    days = [change.since_on for change in changes]
    for line in facts:
        days += [day.work_on for day in line.days] + [estimate.estimated_on for estimate in line.estimates]
        days += [amendment.notified_on for amendment in line.amendments]
    return min(max(days), as_of)


def course_rows(course: Course) -> Sequence[CourseRow]:
    """The figures of a course by date: what was ordered, done, announced and is forecast."""
    rows = [CourseRow(point.on, "jours commandés", point.hundredths) for point in course.ordered]
    rows += [CourseRow(point.on, "jours acceptés, cumulés", point.hundredths) for point in course.done]
    rows += [
        CourseRow(point.on, "total annoncé : réalisé + reste à faire", point.hundredths) for point in course.expected
    ]
    if course.exhausted_on is not None:
        rows.append(CourseRow(course.exhausted_on, "épuisement prévu", course.ordered[-1].hundredths))
    return sorted(rows, key=lambda row: row.on)


def _exhausted_on(facts: Sequence[LineFacts], as_of: date) -> date | None:
    """When all these lines together are used up, at their common pace."""
    if not facts:
        return None
    remaining = total_of("", _at(facts, as_of)).remaining_on_order_hundredths
    pace = sum(pace_at(line.days, as_of) for line in facts)
    state: OrderState = state_at(facts[0].state_changes, as_of)
    return exhausted_on(working_days_left(remaining, pace, state), as_of)


def _at(facts: Sequence[LineFacts], on: date) -> Sequence[LineFigures]:
    return [figures for line in facts if (figures := figures_of(line, on)) is not None]


def _ordered(facts: Sequence[LineFacts], as_of: date) -> Iterator[Point]:
    days = {line.notified_on for line in facts if line.notified_on is not None and line.notified_on <= as_of}
    days |= {change.notified_on for line in facts for change in line.amendments}
    for on in sorted(days):
        yield Point(on, total_of("", _at(facts, on)).ordered_hundredths or 0)


def _done(facts: Sequence[LineFacts]) -> Iterator[Point]:
    per_day: dict[date, int] = defaultdict(int)
    for line in facts:
        for day in line.days:
            if day.is_billable and day.state != "declared" and day.hundredths:
                per_day[day.work_on] += day.hundredths
    cumulated = 0
    for on, hundredths in sorted(per_day.items()):
        cumulated += hundredths
        yield Point(on, cumulated)


def _expected(facts: Sequence[LineFacts]) -> Iterator[Point]:
    for on in sorted({estimate.estimated_on for line in facts for estimate in line.estimates}):
        figures = _at(facts, on)
        yield Point(on, sum(line.done_hundredths + _left(line) for line in figures))


def _left(figures: LineFigures) -> int:
    """What is left to do on a line: as its team says, otherwise what remains on the order."""
    if figures.estimate_to_complete_hundredths is not None:
        return figures.estimate_to_complete_hundredths
    return max(figures.remaining_on_order_hundredths or 0, 0)
