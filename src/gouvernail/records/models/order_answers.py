"""What a contractor says of an order: it declines a proposed one, it makes observations on a notified one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gouvernail.records.models.orders import Order


class OrderAnswer(models.Model):
    """A word of the contractor on an order; append-only, one that declines or accepts at most."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted"
        DECLINED = "declined"
        OBSERVATION = "observation"

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField()
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("order_id", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("accepted", "declined", "observation")), name="order_answer_kind_known"
            ),
            models.CheckConstraint(condition=Q(kind="accepted") | ~Q(words=""), name="order_answer_has_words"),
            models.UniqueConstraint(fields=("order",), condition=~Q(kind="observation"), name="order_answered_once"),
        ]
