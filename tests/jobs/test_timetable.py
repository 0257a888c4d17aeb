"""A recurring job runs at its hour, once, whatever is killed."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gouvernail.actions.resume_tasks import resume_tasks
from gouvernail.jobs.timetable import TIMETABLE, Nightly, enqueue_due
from gouvernail.jobs.upkeep import clear_old_sessions
from gouvernail.records.models import DueJob

NIGHTLY = Nightly(clear_old_sessions, at=time(4, 30))
EVENING = datetime(2026, 6, 30, 20, 0, tzinfo=UTC)
MORNING = datetime(2026, 7, 1, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "due"),
    [
        (EVENING, MORNING),
        (MORNING, datetime(2026, 7, 2, 2, 30, tzinfo=UTC)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), datetime(2027, 1, 1, 3, 30, tzinfo=UTC)),
        (datetime(2026, 10, 24, 12, 0, tzinfo=UTC), datetime(2026, 10, 25, 3, 30, tzinfo=UTC)),
    ],
)
def test_the_next_passage_is_the_hour_of_paris(after: datetime, due: datetime) -> None:
    assert NIGHTLY.next_after(after) == due


@pytest.mark.django_db
def test_a_job_is_first_known_then_enqueued_once_when_due() -> None:
    assert enqueue_due(EVENING, [NIGHTLY]) == []
    assert DueJob.objects.get().due_at == MORNING
    assert enqueue_due(MORNING, [NIGHTLY]) == [NIGHTLY.name]
    assert enqueue_due(MORNING, [NIGHTLY]) == []
    assert [row.task_path for row in DBTaskResult.objects.all()] == [clear_old_sessions.module_path]


@pytest.mark.django_db
def test_a_job_missed_for_days_runs_once() -> None:
    enqueue_due(EVENING, [NIGHTLY])
    late = datetime(2026, 7, 9, 12, 0, tzinfo=UTC)
    assert enqueue_due(late, [NIGHTLY]) == [NIGHTLY.name]
    assert DueJob.objects.get().due_at == datetime(2026, 7, 10, 2, 30, tzinfo=UTC)


def test_each_job_of_the_timetable_has_its_own_name() -> None:
    assert len({job.name for job in TIMETABLE}) == len(TIMETABLE)


@pytest.mark.django_db
def test_a_worker_takes_up_what_it_left_and_nothing_of_others() -> None:
    for worker in ("un", "deux"):
        clear_old_sessions.enqueue()
        DBTaskResult.objects.ready().get().claim(worker)
    assert resume_tasks("un") == 1
    assert DBTaskResult.objects.ready().get().worker_ids == ["un"]
    assert [row.worker_ids for row in DBTaskResult.objects.running()] == [["deux"]]


@pytest.mark.django_db
def test_an_ended_task_is_not_taken_up_again() -> None:
    clear_old_sessions.enqueue()
    row = DBTaskResult.objects.get()
    row.claim("un")
    row.set_successful(None)
    assert resume_tasks("un") == 0
    row.refresh_from_db()
    assert row.status == TaskResultStatus.SUCCESSFUL
