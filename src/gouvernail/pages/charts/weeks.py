"""Days per week: accepted, declared and never billed, one column per week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from gouvernail.pages.charts.scales import HEIGHT, WIDTH, round_top

#: A picture of more weeks than this would be unreadable: the table keeps them all.
MOST_WEEKS = 60


class WeekDays(NamedTuple):
    """What was worked in the week that starts on a Monday, in hundredths of a day."""

    monday_on: date
    done: int
    pending: int
    non_billable: int


class Part(NamedTuple):
    """A rectangle of the picture; ``kind`` is ``done``, ``pending`` or ``other``."""

    kind: str
    x: int
    y: int
    width: int
    height: int


class WeeksPicture(NamedTuple):
    """The rectangles, the figure at the top of the axis and the weeks that are drawn."""

    parts: Sequence[Part]
    top: int
    weeks: Sequence[WeekDays]
    left_out: int


def monday_of(day: date) -> date:
    """The Monday that starts the week of a day."""
    return day - timedelta(days=day.weekday())


def without_gaps(weeks: Sequence[WeekDays]) -> list[WeekDays]:
    """The same weeks with those where nothing was worked, so that time runs evenly."""
    if not weeks:
        return []
    known = {week.monday_on: week for week in weeks}
    last = max(known)
    monday = min(known)
    every = []
    while monday <= last:
        every.append(known.get(monday) or WeekDays(monday, 0, 0, 0))
        monday += timedelta(days=7)
    return every


def picture_of_weeks(weeks: Sequence[WeekDays]) -> WeeksPicture | None:
    """The picture of the last weeks; ``None`` when no day is known."""
    drawn = without_gaps(weeks)[-MOST_WEEKS:]
    if not drawn:
        return None
    top = round_top(max(max(week.done, 0) + max(week.pending, 0) + max(week.non_billable, 0) for week in drawn))
    slot = WIDTH // max(len(drawn), 12)
    parts = [part for place, week in enumerate(drawn) for part in _column(week, place * slot, slot, top)]
    return WeeksPicture(parts, top, drawn, len(without_gaps(weeks)) - len(drawn))


def _column(week: WeekDays, x: int, slot: int, top: int) -> list[Part]:
    parts = []
    floor = HEIGHT
    for kind, hundredths in (("done", week.done), ("pending", week.pending), ("other", week.non_billable)):
        height = max(hundredths, 0) * HEIGHT // top
        if height:
            floor -= height
            parts.append(Part(kind, x + slot // 8, floor, max(slot - slot // 4, 1), height))
    return parts
