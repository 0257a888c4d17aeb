"""The ledger of days: who (for the contractor alone) worked how long on which line."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact

from gouvernail.records.models.accounts import Account
from gouvernail.records.models.activities import Activity
from gouvernail.records.models.frameworks import Contractor
from gouvernail.records.models.orders import OrderLine


class Worker(models.Model):
    """A contractor's person at work, under any stable identifier.

    ``account`` is set when this person enters its own months. Never shown to the State.
    CCTP 4.1 (4.1-contractor-authority).
    """

    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="workers")
    identifier = models.CharField(max_length=200)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="workers")

    class Meta:
        ordering = ("contractor_id", "identifier")
        constraints = [
            models.UniqueConstraint(fields=("contractor", "account"), name="worker_account_unique"),
            models.UniqueConstraint(fields=("contractor", "identifier"), name="worker_identifier_unique"),
        ]
        indexes = [models.Index(fields=("identifier",), name="worker_identifier")]


class DayEntry(models.Model):
    """A part of a day worked on a line.

    The key (line, worker, day, nature) holds a chain of revisions: 0 is the first entry; each correction appends an
    odd revision that reverses the entry before it, and, unless the corrected figure is nought, an even one with the
    right figure. The figure of a key is the sum of its chain. ``hundredths`` are hundredths of a person-day.

    A trigger refuses a day before the notification of its order, unless ``is_historical_anomaly`` says that a
    take-over brought it in as it was. Nothing changes but the state, forward only (named triggers).
    Domain invariants 2, 5 and 14; CCTP 4.3 (4.3-turnover) for onboarding, which never bills.
    """

    class Nature(models.TextChoices):
        BILLABLE = "billable"
        ONBOARDING = "onboarding"
        REWORK = "rework"

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="days", db_index=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="days", db_index=False)
    work_on = models.DateField()
    nature = models.CharField(max_length=10, choices=Nature.choices)
    revision = models.PositiveSmallIntegerField(default=0)
    hundredths = models.SmallIntegerField()
    state = models.CharField(max_length=10)
    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="days", db_index=False
    )
    is_historical_anomaly = models.BooleanField(default=False)
    recorded_in = models.BigIntegerField()
    accepted_in = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=("line", "worker", "work_on", "nature", "revision"), name="day_entry_revision_unique"
            ),
            models.CheckConstraint(
                condition=Q(nature__in=("billable", "onboarding", "rework")), name="day_entry_nature_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("declared", "accepted", "locked")), name="day_entry_state_known"
            ),
            models.CheckConstraint(
                condition=(Q(state="declared") & Q(accepted_in__isnull=True))
                | (~Q(state="declared") & Q(accepted_in__isnull=False)),
                name="day_entry_acceptance_recorded",
            ),
            models.CheckConstraint(
                condition=Q(hundredths__in=(-100, -75, -50, -25, 0, 25, 50, 75, 100)), name="day_entry_quarter_steps"
            ),
            models.CheckConstraint(
                condition=Q(Exact(F("revision") % 2, 0), hundredths__gte=0)
                | Q(Exact(F("revision") % 2, 1), hundredths__lte=0),
                name="day_entry_odd_revision_reverses",
            ),
        ]
        indexes = [
            models.Index(fields=("line", "work_on", "nature", "state", "hundredths"), name="day_entry_line_day"),
        ]
