"""Take a recurring job when its time has come, so that exactly one process does."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gouvernail.records.models import DueJob


@transaction.atomic
def take_due_job(name: str, now: datetime, next_due_at: datetime) -> bool:
    """Whether `name` is due at `now`; if so it is next due at `next_due_at`.

    A job never seen before is first due at `next_due_at`. Called inside the transaction that writes the job's task,
    so that a job taken is a task written, whatever is killed.
    """
    DueJob.objects.get_or_create(name=name, defaults={"due_at": next_due_at})
    job = DueJob.objects.select_for_update().get(name=name)
    if job.due_at > now:
        return False
    job.due_at = next_due_at
    job.last_run_at = now
    job.save(update_fields=["due_at", "last_run_at"])
    return True
