"""The operational activities of a line and the days on which they were taken up and finished."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gouvernail.commands.demonstration.orders import Placed
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.workbook_format.rows import ActivityRow

CATEGORIES = {
    "DEVOPS": "Développement et exploitation",
    "DESIGN": "Recherche et conception",
    "DEPLOIEMENT": "Déploiement et usages",
    "HEBERGEMENT": "Hébergement",
    "REVERSIBILITE": "Transfert de compétences",
}


@dataclass(frozen=True, slots=True)
class Course:
    """An activity and the days of its passages; None for what has not come yet."""

    key: str
    title: str
    planned_on: date
    taken_up_on: date | None
    finished_on: date | None

    def is_in_hand(self, on: date) -> bool:
        """Whether somebody may have worked on it that day."""
        return (
            self.taken_up_on is not None
            and self.taken_up_on <= on
            and (self.finished_on is None or on <= self.finished_on)
        )


def courses(line: Placed) -> list[Course]:
    """The activities of a line, spread evenly over the days of work."""
    works = line.plan.works
    begun = works.done + works.doing
    return [_course(line, index, title, begun) for index, title in enumerate(works.titles)]


def _course(line: Placed, index: int, title: str, begun: int) -> Course:
    planned_on = min(line.first_on, line.past.working_day(line.order.notified or 0))
    step = (line.last_on - line.first_on) / max(begun, 1)
    taken_up_on = line.past.worked_by(line.first_on + step * index)
    finished_on = line.past.worked_by(line.first_on + step * (index + 1) - timedelta(days=2))
    return Course(
        key=f"{line.plan.unit[:3]}-{index + 1:02d}",
        title=title,
        planned_on=planned_on,
        taken_up_on=taken_up_on if index < begun else None,
        finished_on=finished_on if index < line.plan.works.done else None,
    )


def planned_rows(line: Placed) -> Iterator[ActivityRow]:
    """Sheet `activites` as the order starts: everything is to do."""
    for course in courses(line):
        yield _row(line, course, ActivityState.TO_DO, course.planned_on)


def taken_up_rows(line: Placed) -> Iterator[ActivityRow]:
    """Sheet `activites` as work goes on."""
    for course in courses(line):
        if course.taken_up_on:
            yield _row(line, course, ActivityState.DOING, course.taken_up_on)


def finished_rows(line: Placed) -> Iterator[ActivityRow]:
    """Sheet `activites` once things are done."""
    for course in courses(line):
        if course.finished_on:
            yield _row(line, course, ActivityState.DONE, course.finished_on)


def _row(line: Placed, course: Course, state: ActivityState, since_on: date) -> ActivityRow:
    category = CATEGORIES[line.plan.unit]
    return ActivityRow(0, *line.key, course.key, course.title, category, state.value, since_on)
