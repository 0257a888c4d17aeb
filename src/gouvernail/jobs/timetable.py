"""When each recurring job runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django_tasks.base import Task

from gouvernail.actions.take_due_job import take_due_job
from gouvernail.clock import PARIS
from gouvernail.jobs.notices import stamp_head
from gouvernail.jobs.presentations import purge_refused_references, record_lapsed_presentations
from gouvernail.jobs.reminders import remind_late_months, write_weekly_digests
from gouvernail.jobs.upkeep import clear_old_sessions, forget_old_workbooks, roll_paces


@dataclass(frozen=True, slots=True)
class Nightly:
    """A task to run each night at an hour of Paris."""

    task: Task[Any, Any]
    at: time

    @property
    def name(self) -> str:
        """The name under which the due table knows it."""
        return str(self.task.name)

    def next_after(self, instant: datetime) -> datetime:
        """The first passage of the hour strictly after an instant; an hour that a time change skips is moved on."""
        local = instant.astimezone(PARIS)
        due = datetime.combine(local.date(), self.at, tzinfo=PARIS)
        return due if due > local else datetime.combine(local.date() + timedelta(days=1), self.at, tzinfo=PARIS)


@dataclass(frozen=True, slots=True)
class Weekly(Nightly):
    """A task to run once a week, on ``weekday`` (Monday is 0), at an hour of Paris."""

    weekday: int = 0

    def next_after(self, instant: datetime) -> datetime:
        """The first passage of that day and hour strictly after an instant."""
        local = instant.astimezone(PARIS)
        day = local.date() + timedelta(days=(self.weekday - local.weekday()) % 7)
        due = datetime.combine(day, self.at, tzinfo=PARIS)
        return due if due > local else datetime.combine(day + timedelta(days=7), self.at, tzinfo=PARIS)


TIMETABLE: tuple[Nightly, ...] = (
    Nightly(roll_paces, at=time(0, 5)),
    Nightly(stamp_head, at=time(0, 10)),
    Nightly(record_lapsed_presentations, at=time(0, 15)),
    Nightly(purge_refused_references, at=time(4, 0)),
    Nightly(forget_old_workbooks, at=time(4, 15)),
    Nightly(clear_old_sessions, at=time(4, 30)),
    Nightly(remind_late_months, at=time(8, 0)),
    Weekly(write_weekly_digests, at=time(7, 0)),
)


def enqueue_due(now: datetime, timetable: Sequence[Nightly] = TIMETABLE) -> list[str]:
    """Write the task of each job that is due at `now`; answers their names."""
    return [job.name for job in timetable if _enqueue_if_due(job, now)]


@transaction.atomic
def _enqueue_if_due(job: Nightly, now: datetime) -> bool:
    due = take_due_job(job.name, now, job.next_after(now))
    if due:
        job.task.enqueue()
    return due
