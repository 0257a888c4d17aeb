"""A member's month, between what is typed and what is declared: of the contractor alone.

CCTP 4.1 (4.1-contractor-authority): the State never reads these tables; it sees the days declared, by line and month.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gouvernail.records.models.activities import STATE_CHOICES, Activity
from gouvernail.records.models.days import Worker
from gouvernail.records.models.orders import OrderLine
from gouvernail.rules.days import BILLABLE, ONBOARDING
from gouvernail.rules.lifecycle import MonthState


class WorkerMonth(models.Model):
    """The month of a worker: entered by the member, confirmed, then approved by the contractor's correspondent.

    ``month_on`` is its first day. ``version`` grows at each write, so that of two people who write, one is told.
    ``note`` is why the correspondent sent it back, empty otherwise.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="months")
    month_on = models.DateField()
    state = models.CharField(max_length=10, default=MonthState.ENTERED.value)
    version = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=1000, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-month_on", "worker_id")
        constraints = [
            models.UniqueConstraint(fields=("worker", "month_on"), name="worker_month_unique"),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in MonthState]), name="worker_month_state_known"
            ),
            models.CheckConstraint(condition=Q(month_on__day=1), name="worker_month_first_day"),
        ]


class EnteredDay(models.Model):
    """A part of a day that a member typed, in hundredths; it replaces the one before until the month is approved.

    ``nature`` is billable, or onboarding for whoever takes up from somebody else. CCTP 4.3 (4.3-turnover).
    """

    month = models.ForeignKey(WorkerMonth, on_delete=models.CASCADE, related_name="days")
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="+")
    work_on = models.DateField()
    hundredths = models.PositiveSmallIntegerField()
    nature = models.CharField(max_length=10, default=BILLABLE, db_default=BILLABLE)

    class Meta:
        ordering = ("month_id", "line_id", "work_on")
        constraints = [
            models.UniqueConstraint(fields=("month", "line", "work_on", "nature"), name="entered_day_unique"),
            models.CheckConstraint(condition=Q(nature__in=(BILLABLE, ONBOARDING)), name="entered_day_nature_known"),
            models.CheckConstraint(condition=Q(hundredths__in=(25, 50, 75, 100)), name="entered_day_quarter_steps"),
        ]


class EnteredActivity(models.Model):
    """What a member says of an activity in a month: one that is known, or a new one by its title."""

    month = models.ForeignKey(WorkerMonth, on_delete=models.CASCADE, related_name="activities")
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=STATE_CHOICES)

    class Meta:
        ordering = ("month_id", "line_id", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(activity__isnull=True) ^ Q(title=""), name="entered_activity_known_or_named"
            ),
            models.UniqueConstraint(fields=("month", "activity"), name="entered_activity_once"),
        ]
