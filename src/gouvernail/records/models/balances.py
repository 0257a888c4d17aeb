"""Totals kept in the same transaction as the entries they sum, and the invariants that no single row can see.

``gouvernail check ledger`` compares them with a recomputation from the entries.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gouvernail.records.models.days import Worker
from gouvernail.records.models.orders import OrderLine


class LineBalance(models.Model):
    """The figures of one line, all facts included, so that today's statement reads one row per line.

    Effort in hundredths of a day, money in cents. ``ordered_hundredths`` is null on lines not measured in days and
    before notification. ``latest_fact_on`` is the last day on which anything about the line is dated: for any day
    from then on the row is the answer. ``pace_hundredths`` is what was done over the working days that end on
    ``paced_on``; it is rolled forward each morning. ``tolerated_excess_hundredths`` is what a historical take-over
    brought above the order. Domain invariant 5; CCTP 4.2 (4.2-statement).
    """

    line = models.OneToOneField(OrderLine, on_delete=models.PROTECT, primary_key=True, related_name="balance")
    ordered_hundredths = models.BigIntegerField(null=True, blank=True)
    ordered_cents = models.BigIntegerField(default=0)
    done_hundredths = models.BigIntegerField(default=0)
    pending_hundredths = models.BigIntegerField(default=0)
    non_billable_hundredths = models.BigIntegerField(default=0)
    estimate_hundredths = models.BigIntegerField(null=True, blank=True)
    estimated_on = models.DateField(null=True, blank=True)
    done_since_estimate_hundredths = models.BigIntegerField(default=0)
    to_do_activities = models.PositiveIntegerField(default=0)
    doing_activities = models.PositiveIntegerField(default=0)
    done_activities = models.PositiveIntegerField(default=0)
    admitted_cents = models.BigIntegerField(default=0)
    pace_hundredths = models.BigIntegerField(default=0)
    paced_on = models.DateField(null=True, blank=True)
    latest_fact_on = models.DateField(null=True, blank=True)
    tolerated_excess_hundredths = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ordered_hundredths__isnull=True, done_hundredths=0, pending_hundredths=0)
                | Q(
                    ordered_hundredths__isnull=False,
                    done_hundredths__lte=F("ordered_hundredths")
                    + F("tolerated_excess_hundredths")
                    - F("pending_hundredths"),
                ),
                name="line_balance_billable_within_ordered",
            ),
        ]


class LineDay(models.Model):
    """What a line totals on one day, all people together: the pace is read from here."""

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="day_totals", db_index=False)
    work_on = models.DateField()
    done_hundredths = models.IntegerField(default=0)
    pending_hundredths = models.IntegerField(default=0)
    non_billable_hundredths = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("work_on", "line"), name="line_day_unique"),
        ]


class WorkerDay(models.Model):
    """What one person totals on one date within one contractor: never above one day. Domain invariant 6."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="day_totals", db_index=False)
    work_on = models.DateField()
    hundredths = models.SmallIntegerField()
    tolerated_excess_hundredths = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("worker", "work_on"), name="worker_day_unique"),
            models.CheckConstraint(
                condition=Q(hundredths__gte=0) & Q(hundredths__lte=100 + F("tolerated_excess_hundredths")),
                name="worker_day_at_most_one",
            ),
        ]
