"""The timetable: when each recurring job is next due."""

from __future__ import annotations

from django.db import models


class DueJob(models.Model):
    """A recurring job and the instant from which it is due; its row is locked while it is taken."""

    name = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField()
    last_run_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("due_at", "name")
