"""Operational activities of an order line: which work, and whether it is to do, doing or done."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gouvernail.records.models.orders import OrderLine
from gouvernail.rules.lifecycle import ActivityState

STATE_CHOICES = [(state.value, state.value) for state in ActivityState]


class Activity(models.Model):
    """A named piece of work on an order line. CCTP 4.2 (4.2-statement), 2.1.1 (2.1-work)."""

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="activities")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=500)
    category = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=STATE_CHOICES)

    class Meta:
        ordering = ("line_id", "key")
        constraints = [
            models.UniqueConstraint(fields=("line", "key"), name="activity_key_unique"),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ActivityState]), name="activity_state_known"
            ),
        ]


class ActivityPassage(models.Model):
    """The day from which an activity is in a state; append-only, the last one on a day counts."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="passages", db_index=False)
    state = models.CharField(max_length=10, choices=STATE_CHOICES)
    since_on = models.DateField()
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("activity_id", "since_on", "id")
        indexes = [models.Index(fields=("activity", "since_on", "id", "state"), name="activity_passage_day")]
