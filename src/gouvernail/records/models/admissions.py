"""What was found about the work: amounts admitted, deliverables accepted, poor performance drafted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gouvernail.records.models.orders import Order, OrderLine
from gouvernail.rules.lifecycle import PoorPerformanceState


class AdmittedAmount(models.Model):
    """An amount certified on a line, in cents excluding VAT; append-only. CCTP 4.2 (4.2-statement)."""

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="admitted_amounts", db_index=False)
    admitted_on = models.DateField()
    amount_cents = models.BigIntegerField()
    comment = models.TextField(blank=True)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("line_id", "admitted_on", "id")
        constraints = [
            models.UniqueConstraint(fields=("line", "admitted_on"), name="admitted_amount_day_unique"),
            models.CheckConstraint(condition=Q(amount_cents__gte=0), name="admitted_amount_not_negative"),
        ]


class DeliverableAcceptance(models.Model):
    """A deliverable of an order, or of one line, was accepted on a day; append-only."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="deliverable_acceptances")
    line = models.ForeignKey(OrderLine, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    accepted_on = models.DateField()
    amount_cents = models.BigIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("order_id", "accepted_on", "id")
        constraints = [
            models.UniqueConstraint(fields=("order", "line", "accepted_on"), name="deliverable_acceptance_unique"),
        ]


class PoorPerformance(models.Model):
    """A finding of poor performance; an imported one is a draft. CCTP 4.2 (4.2-poor-performance)."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="poor_performances")
    line = models.ForeignKey(OrderLine, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    found_on = models.DateField()
    amount_cents = models.BigIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)
    state = models.CharField(max_length=20, default=PoorPerformanceState.DRAFTED.value)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("order_id", "found_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in PoorPerformanceState]), name="poor_performance_state_known"
            ),
            models.UniqueConstraint(fields=("order", "line", "found_on"), name="poor_performance_unique"),
        ]
