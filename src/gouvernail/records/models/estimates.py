"""Estimates to complete: what the team says is left to do on a line, at a day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gouvernail.records.models.orders import OrderLine


class Estimate(models.Model):
    """A dated estimate, append-only; the last one of a day counts. Domain invariant 7; CCTP 4.2 (4.2-statement)."""

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="estimates", db_index=False)
    estimated_on = models.DateField()
    hundredths = models.PositiveIntegerField()
    author = models.CharField(max_length=200, blank=True)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("line_id", "estimated_on", "id")
        constraints = [
            models.CheckConstraint(condition=Q(hundredths__gte=0), name="estimate_not_negative"),
        ]
        indexes = [models.Index(fields=("line", "estimated_on", "id"), name="estimate_line_day")]
