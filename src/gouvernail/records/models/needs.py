"""What a product needs, which contractor the rule gave it to, and why."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from gouvernail.records.models.frameworks import Contractor, Framework
from gouvernail.records.models.lots import Lot
from gouvernail.records.models.orders import Order
from gouvernail.records.models.products import Product, Stage
from gouvernail.records.models.work_units import WorkUnit
from gouvernail.rules.lifecycle import NeedState


class Need(models.Model):
    """A statement of need: for a product at a stage, what work is asked, when, with which skills.

    ``deliverables`` are titles, ``skills`` codes of ``rules/skills.py``; ``quantities`` stand in the lines.
    CCTP 2 (2-order-by-need).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="needs")
    lot = models.ForeignKey(Lot, null=True, blank=True, on_delete=models.PROTECT, related_name="needs")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="needs")
    stage = models.ForeignKey(Stage, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    complexity = models.CharField(max_length=20, blank=True)
    explanation = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    deliverables = models.JSONField(default=list, blank=True)
    skills = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=20, default=NeedState.OPEN.value)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("-written_at", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[s.value for s in NeedState]), name="need_state_known"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="need_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NeedLine(models.Model):
    """A work unit and its quantity, in hundredths; for costs, the euros."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField()
    work_unit = models.ForeignKey(WorkUnit, on_delete=models.PROTECT, related_name="need_lines")
    quantity_hundredths = models.BigIntegerField()

    class Meta:
        ordering = ("need_id", "number")
        constraints = [
            models.UniqueConstraint(fields=("need", "number"), name="need_line_number_unique"),
            models.CheckConstraint(condition=Q(quantity_hundredths__gt=0), name="need_line_quantity_positive"),
        ]


class Attribution(models.Model):
    """The decision that gave a need to a contractor, with everything that was considered; append-only.

    ``considered`` lists the contractors in the order of the rule with the facts that placed them. The contractor never
    sees it. Domain invariant 3; CCTP 4.2 (4.2-next-contractor).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="attributions")
    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="attribution")
    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="attributions")
    rule = models.CharField(max_length=20)
    considered = models.JSONField(default=list)
    decided_at = models.DateTimeField()
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("need_id", "id")


class PassedOver(models.Model):
    """A better-placed contractor that was passed over, and the lawful reason; append-only."""

    attribution = models.ForeignKey(Attribution, on_delete=models.PROTECT, related_name="passed_over")
    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=40)
    explanation = models.TextField(blank=True)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("attribution_id", "place")
        constraints = [
            models.UniqueConstraint(fields=("attribution", "contractor"), name="passed_over_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="passed_over_has_reason"),
        ]
