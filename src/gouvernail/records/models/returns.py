"""Days sent back: what the product lead asks the contractor to look at again, line by line and month by month."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gouvernail.records.models.orders import OrderLine


class DaysReturn(models.Model):
    """The declared days of a line and month sent back with a reason; answered once by the contractor.

    ``month_on`` is the first day of the month. Nothing of the ledger moves: the days stay declared, and wait for the
    contractor's correction or answer; a correction closes it with an empty answer.

    CCTP 4.2 (4.2-statement), 4.1 (4.1-contractor-authority).
    """

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="returns")
    month_on = models.DateField()
    hundredths = models.IntegerField()
    reason = models.CharField(max_length=1000)
    recorded_in = models.BigIntegerField()
    returned_at = models.DateTimeField()
    answer = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_in = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-returned_at", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="days_return_has_reason"),
            models.CheckConstraint(condition=Q(month_on__day=1), name="days_return_first_day"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_in__isnull=True)
                | Q(answered_at__isnull=False, answered_in__isnull=False),
                name="days_return_answer_recorded",
            ),
            models.UniqueConstraint(
                fields=("line", "month_on"), condition=Q(answered_at__isnull=True), name="days_return_one_open"
            ),
        ]
