"""What a historical take-over accepted although a rule of the contract was broken."""

from __future__ import annotations

from django.db import models

from gouvernail.records.models.orders import Order


class HistoricalAnomaly(models.Model):
    """« Anomalie d'historique »: the rule that was broken, where it stood in the file, and its figures."""

    order = models.ForeignKey(Order, null=True, blank=True, on_delete=models.PROTECT, related_name="anomalies")
    code = models.CharField(max_length=80)
    clause = models.CharField(max_length=80)
    sheet = models.CharField(max_length=60)
    row = models.PositiveIntegerField(null=True, blank=True)
    values = models.JSONField(default=dict)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("id",)
