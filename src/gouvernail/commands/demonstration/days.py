"""The days worked: drawn from who is on each line, so that each line reaches what its plan says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from gouvernail.commands.demonstration.chance import chance
from gouvernail.commands.demonstration.orders import Placed
from gouvernail.commands.demonstration.plans import Extra, Turn
from gouvernail.commands.demonstration.works import Course, courses
from gouvernail.rules.workbook_format.rows import DayRow

FULL_DAY = 100
QUARTER = 25
ABSENCES_PERCENT = 12
SHORTER_PERCENT = 15


@dataclass(slots=True)
class Calendars:
    """How much of each day of each person is already taken: nobody is in two places at once."""

    taken: dict[tuple[str, str, date], int] = field(default_factory=lambda: defaultdict(int))

    def free(self, contractor: str, worker: str, on: date) -> int:
        """Hundredths of that day that are still free; none when the person is away."""
        if chance(contractor, worker, on).randrange(100) < ABSENCES_PERCENT:
            return 0
        return FULL_DAY - self.taken[contractor, worker, on]

    def take(self, contractor: str, worker: str, on: date, share: int) -> None:
        """Mark a part of a day as taken."""
        self.taken[contractor, worker, on] += share


def day_rows(lines: Iterable[Placed]) -> list[DayRow]:
    """Sheet `jours`, in the order of the days."""
    calendars = Calendars()
    rows = [row for line in lines for row in _of_line(line, calendars)]
    return sorted(rows, key=lambda row: (row.work_on, row[1:]))


def _of_line(line: Placed, calendars: Calendars) -> Iterator[DayRow]:
    """First what is out of the ordinary, then billable days until the line reaches its plan.

    A line at work is filled from yesterday backwards, so that there is always something recent to see.
    """
    known = courses(line)
    billed = 0
    for extra, on in _extra_days(line):
        if not extra.beyond:
            calendars.take(line.order.contractor, extra.worker, on, extra.share)
        billed += extra.share if extra.nature == "billable" else 0
        yield _row(line, on, extra.worker, extra.nature, extra.share, known)
    left = _target(line) - billed
    days = line.past.working_days(line.first_on, line.last_on)
    for on in days if line.order.is_finished else reversed(days):
        for turn in _at_work(line, on):
            share = min(_wished(line, turn, on), calendars.free(line.order.contractor, turn.worker, on), left)
            if share >= QUARTER:
                calendars.take(line.order.contractor, turn.worker, on, share)
                left -= share
                yield _row(line, on, turn.worker, "billable", share, known)


def _target(line: Placed) -> int:
    """The billable days to reach, in hundredths, by whole quarters."""
    ordered = line.ordered_on(line.past.today) or 0
    return ordered * line.plan.percent_done // 100 // QUARTER * QUARTER


def _extra_days(line: Placed) -> Iterator[tuple[Extra, date]]:
    for extra in line.plan.extras:
        first = line.past.day(extra.since)
        for on in line.past.working_days(first, line.past.yesterday)[: extra.days]:
            yield extra, on


def _at_work(line: Placed, on: date) -> Iterator[Turn]:
    for turn in line.plan.team:
        has_come = turn.since is None or line.past.day(turn.since) <= on
        has_left = turn.until is not None and line.past.day(turn.until) < on
        still_to_declare = turn.own_months and on >= line.past.last_month_on
        if has_come and not has_left and not still_to_declare:
            yield turn


def _wished(line: Placed, turn: Turn, on: date) -> int:
    """The share of the day that somebody gives to the line: now and then a quarter less."""
    shorter = chance(*line.key, turn.worker, on).randrange(100) < SHORTER_PERCENT
    return turn.share - (QUARTER if shorter else 0)


def _row(line: Placed, on: date, worker: str, nature: str, share: int, known: list[Course]) -> DayRow:
    in_hand = next((course.key for course in known if course.is_in_hand(on)), "")
    state = "accepted" if on <= line.past.day(line.plan.accepted_until) else "declared"
    return DayRow(0, *line.key, on, worker, nature, share, in_hand, state)
