"""Take up again the background tasks that a killed worker left in the middle."""

from __future__ import annotations

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult


def resume_tasks(worker: str) -> int:
    """Make ready again what `worker` had begun and not ended; answers how many.

    Tasks are idempotent, so that doing one again is right. Only the worker of that name may ask, at its start:
    a name is borne by one process at a time, so what it seems to be doing then, nobody is doing.
    """
    with transaction.atomic():
        left = [task for task in DBTaskResult.objects.select_for_update().running() if task.worker_ids[-1:] == [worker]]
        for task in left:
            task.status = TaskResultStatus.READY
            task.started_at = None
            task.save(update_fields=["status", "started_at"])
    return len(left)
