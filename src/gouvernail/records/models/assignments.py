"""Who is at work on an order, by profile: from the first day to the replacement, and the check of the first period.

CCTP 2 (2-profile-adequacy), 4.3 (4.3-turnover).
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from gouvernail.records.models.days import Worker
from gouvernail.records.models.orders import Order, OrderLine
from gouvernail.records.models.presentations import Presentation
from gouvernail.records.models.products import Product


class Assignment(models.Model):
    """A profile at work on an order; it ends once. The person stands in the presentation and in ``worker`` alone."""

    class EndCause(models.TextChoices):
        REPLACED = "replaced"
        LEFT = "left"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="assignments")
    line = models.ForeignKey(OrderLine, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments")
    presentation = models.OneToOneField(
        Presentation, null=True, blank=True, on_delete=models.PROTECT, related_name="assignment"
    )
    number = models.PositiveSmallIntegerField()
    profile = models.CharField(max_length=200)
    worker = models.ForeignKey(Worker, null=True, blank=True, on_delete=models.SET_NULL, related_name="assignments")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    end_cause = models.CharField(max_length=20, blank=True)
    recorded_in = models.BigIntegerField()
    ended_in = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("order_id", "number", "id")
        constraints = [
            models.UniqueConstraint(fields=("order", "number"), name="assignment_number_unique"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="assignment_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True, end_cause="", ended_in__isnull=True)
                | Q(ends_on__isnull=False, end_cause__in=("replaced", "left"), ended_in__isnull=False),
                name="assignment_end_recorded",
            ),
        ]


class AdequacyCheck(models.Model):
    """Whether the profiles of an order fit the needs of a product, asked once in the first period.

    CCTP 2 (2-profile-adequacy).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="adequacy_checks")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="adequacy_checks")
    due_on = models.DateField()
    basis = models.JSONField(default=dict)
    recorded_in = models.BigIntegerField()
    is_adequate = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_in = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = [
            models.UniqueConstraint(fields=("order", "product"), name="adequacy_check_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_in__isnull=True, is_adequate__isnull=True)
                | Q(answered_at__isnull=False, answered_in__isnull=False, is_adequate__isnull=False),
                name="adequacy_check_answer_recorded",
            ),
        ]


class Replacement(models.Model):
    """Somebody is replaced, whatever the cause; the newcomer's onboarding is the contractor's cost.

    CCTP 4.3 (4.3-turnover).
    """

    class AskedBy(models.TextChoices):
        CONTRACTOR = "contractor"
        ADMINISTRATION = "administration"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    leaver = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="replacement")
    newcomer = models.OneToOneField(
        Assignment, null=True, blank=True, on_delete=models.PROTECT, related_name="takes_up"
    )
    presentation = models.OneToOneField(
        Presentation, null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )
    check_answered = models.ForeignKey(
        AdequacyCheck, null=True, blank=True, on_delete=models.PROTECT, related_name="replacements"
    )
    asked_by = models.CharField(max_length=20, choices=AskedBy.choices)
    asked_at = models.DateTimeField()
    cause = models.CharField(max_length=40)
    words = models.TextField(blank=True)
    recorded_in = models.BigIntegerField()
    taken_up_in = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_by__in=("contractor", "administration")), name="replacement_asked_by_known"
            ),
        ]


class OnboardingEnd(models.Model):
    """The last day of a newcomer's onboarding, said once by the contractor; append-only. CCTP 4.3 (4.3-turnover)."""

    replacement = models.OneToOneField(Replacement, on_delete=models.PROTECT, related_name="onboarding_end")
    ended_on = models.DateField()
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("id",)
