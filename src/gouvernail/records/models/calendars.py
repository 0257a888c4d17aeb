"""What each person chose to be told: a calendar at a secret address, a weekly digest."""

from __future__ import annotations

from django.db import models

from gouvernail.records.models.accounts import Account


class CalendarFeed(models.Model):
    """The secret address of a person's calendar: ``secret_digest`` is SHA-256 of it, a new one closes the old."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="calendar_feed")
    secret_digest = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField()


class WeeklyDigest(models.Model):
    """That the digest of a week (its Monday) was written to a person: never twice."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    week_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("account", "week_on"), name="weekly_digest_once"),
        ]
