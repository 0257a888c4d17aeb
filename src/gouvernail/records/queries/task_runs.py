"""Where the last run of a background task stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult


class TaskRun(NamedTuple):
    """When a task was asked for, whether it is still to be done, and what it answered."""

    asked_at: datetime
    is_waiting: bool
    has_failed: bool
    answer: Mapping[str, Any]


def last_run(task_path: str) -> TaskRun | None:
    """The last run asked for of the task at a dotted path; ``None`` when there was none."""
    found = DBTaskResult.objects.filter(task_path=task_path).order_by("-enqueued_at").first()
    if found is None:
        return None
    waiting = found.status in {TaskResultStatus.READY, TaskResultStatus.RUNNING}
    answer = found.return_value if isinstance(found.return_value, dict) else {}
    return TaskRun(found.enqueued_at, waiting, found.status == TaskResultStatus.FAILED, answer)


def is_asked_for(task_path: str) -> bool:
    """Whether a run of the task is asked for and nobody has begun it."""
    return DBTaskResult.objects.filter(task_path=task_path, status=TaskResultStatus.READY).exists()
