"""What an order expects to be delivered. CCTP 2.1.3, 2.2.3, 2.3.3, 2.4.3, 2.5.3."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gouvernail.records.models.orders import OrderLine


class Deliverable(models.Model):
    """A deliverable that a line of an order expects."""

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="deliverables")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    is_mandatory = models.BooleanField(default=True)
    due_on = models.DateField(null=True, blank=True)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("line_id", "number")
        constraints = [
            models.UniqueConstraint(fields=("line", "number"), name="deliverable_number_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="deliverable_has_title"),
        ]
