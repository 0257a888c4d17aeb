"""Framework agreements, their ranked contractors and their terms."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact


class Contractor(models.Model):
    """A company that holds a rank in a framework, known by its SIRET."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    siret = models.CharField(max_length=14, unique=True)
    name = models.CharField(max_length=300)
    correspondent_email = models.EmailField(max_length=300, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.CheckConstraint(condition=Exact(Length("siret"), 14), name="contractor_siret_length"),
        ]

    def __str__(self) -> str:
        return self.name


class Framework(models.Model):
    """A framework agreement executed by call-off orders.

    ``committed_cents`` is the amount of its notified orders, amendments included; the named constraint keeps it
    within the ceiling, but for the excess that a historical take-over brought in. Its row is locked while an order
    is notified. ``valid_until_on`` is the first day on which no order can be notified any more (notification plus
    duration at calendar months, month ends clipped); a trigger holds orders to it.
    Domain invariants 1 and 2; CCTP 2 (2-order-by-need).
    """

    class AttributionRule(models.TextChoices):
        CASCADE = "cascade"
        ROTATION = "rotation"
        QUOTA = "quota"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=100, unique=True)
    subject = models.CharField(max_length=500)
    buyer_siret = models.CharField(max_length=14)
    notified_on = models.DateField()
    duration_months = models.PositiveSmallIntegerField()
    valid_until_on = models.DateField()
    ceiling_cents = models.BigIntegerField(null=True, blank=True)
    minimum_cents = models.BigIntegerField(null=True, blank=True)
    attribution_rule = models.CharField(max_length=20, choices=AttributionRule.choices)
    source = models.CharField(max_length=500, blank=True)
    committed_cents = models.BigIntegerField(default=0)
    tolerated_excess_cents = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.CheckConstraint(condition=Q(duration_months__gt=0), name="framework_duration_positive"),
            models.CheckConstraint(
                condition=Q(ceiling_cents__isnull=True) | Q(ceiling_cents__gte=0), name="framework_ceiling_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(minimum_cents__isnull=True) | Q(minimum_cents__gte=0), name="framework_minimum_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(ceiling_cents__isnull=True)
                | Q(committed_cents__lte=F("ceiling_cents") + F("tolerated_excess_cents")),
                name="framework_committed_within_ceiling",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ContractorRank(models.Model):
    """The rank of a contractor in a framework, or in one of its lots: walls are drawn around it.

    ``quota_percent`` is its share of the orders when the rule of attribution is by quota; ``ended_on`` the day from
    which it is given no order any more (merged, suspended, excluded).
    """

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="ranks")
    lot = models.ForeignKey("records.Lot", null=True, blank=True, on_delete=models.PROTECT, related_name="ranks")
    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="ranks")
    rank = models.PositiveSmallIntegerField()
    quota_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        ordering = ("framework_id", "rank")
        constraints = [
            models.UniqueConstraint(
                fields=("framework", "contractor"),
                condition=Q(lot__isnull=True),
                name="contractor_rank_once_per_framework",
            ),
            models.UniqueConstraint(
                fields=("framework", "rank"), condition=Q(lot__isnull=True), name="contractor_rank_unique_in_framework"
            ),
            models.UniqueConstraint(fields=("lot", "contractor"), name="contractor_rank_once_per_lot"),
            models.UniqueConstraint(fields=("lot", "rank"), name="contractor_rank_unique_in_lot"),
            models.CheckConstraint(
                condition=Q(quota_percent__isnull=True) | Q(quota_percent__gte=1, quota_percent__lte=100),
                name="contractor_rank_quota_in_percent",
            ),
            models.CheckConstraint(condition=Q(rank__gt=0), name="contractor_rank_positive"),
        ]


class FrameworkTerm(models.Model):
    """A number or rule of the contract for one framework, with the clause or article it comes from.

    An absent value is shown « à renseigner » and refuses what depends on it. Product principle 6.
    """

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="terms")
    key = models.CharField(max_length=80)
    value = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ("framework_id", "key")
        constraints = [
            models.UniqueConstraint(fields=("framework", "key"), name="framework_term_unique"),
        ]
