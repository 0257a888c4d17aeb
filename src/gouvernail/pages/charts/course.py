"""The course of an order: accepted days cumulated against ordered, forecast dashed, estimates as dots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gouvernail.pages.charts.scales import Scale, round_top


class Point(NamedTuple):
    """A figure at a day, in hundredths of a day."""

    on: date
    hundredths: int


class Course(NamedTuple):
    """What a course draws: all in hundredths of a day, sorted by day.

    ``ordered`` and ``done`` are the figures from each day on; an ``expected`` point is what was done plus what
    the team estimated to remain, at the day of an estimate; ``exhausted_on`` is the forecast, if any.
    """

    ordered: Sequence[Point]
    done: Sequence[Point]
    expected: Sequence[Point]
    as_of: date
    exhausted_on: date | None


class Dot(NamedTuple):
    """The place of an estimate in the picture."""

    x: int
    y: int


class CoursePicture(NamedTuple):
    """The lines as SVG points, the dots, and the frame they stand in."""

    ordered: str
    done: str
    area: str
    forecast: str
    dots: Sequence[Dot]
    today_x: int
    scale: Scale


def picture_of_course(course: Course) -> CoursePicture | None:
    """The picture of a course; ``None`` when nothing is ordered in days."""
    if not course.ordered:
        return None
    scale = _scale(course)
    last_on = scale.last_on
    done = _stairs(course.done, scale, min(course.as_of, last_on))
    return CoursePicture(
        ordered=_text(_stairs(course.ordered, scale, last_on)),
        done=_text(done),
        area=_text([(done[0][0], scale.y(0)), *done, (done[-1][0], scale.y(0))]) if done else "",
        forecast=_forecast(course, scale),
        dots=[Dot(scale.x(point.on), scale.y(point.hundredths)) for point in course.expected],
        today_x=scale.x(min(course.as_of, last_on)),
        scale=scale,
    )


def _scale(course: Course) -> Scale:
    points = [*course.ordered, *course.done, *course.expected]
    days = [point.on for point in points] + [course.as_of]
    if course.exhausted_on:
        days.append(course.exhausted_on)
    return Scale(min(days), max(days), round_top(max(*(point.hundredths for point in points), 1)))


def _stairs(points: Sequence[Point], scale: Scale, until: date) -> list[tuple[int, int]]:
    """Each figure holds until the next one: a flat step, then a rise."""
    corners: list[tuple[int, int]] = []
    for point in points:
        x, y = scale.x(point.on), scale.y(point.hundredths)
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    if corners:
        corners.append((scale.x(until), corners[-1][1]))
    return corners


def _forecast(course: Course, scale: Scale) -> str:
    if course.exhausted_on is None:
        return ""
    done = course.done[-1].hundredths if course.done else 0
    ends = [(scale.x(course.as_of), scale.y(done))]
    ends.append((scale.x(course.exhausted_on), scale.y(course.ordered[-1].hundredths)))
    return _text(ends)


def _text(corners: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in corners)
