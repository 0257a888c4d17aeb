"""The catalogue of work units and the prices of each contractor."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gouvernail.records.models.frameworks import Contractor, Framework


class WorkUnit(models.Model):
    """A priced unit of the catalogue, measured in days, in costs passed through, or as a fixed piece.

    ``kind`` is the one of the CCTP, which says the skills that it asks for; empty for another unit.

    CCTP 2.1.2 (2.1-duration), 2.2.2 (2.2-duration), 2.3.2 (2.3-duration), 2.4.2 (2.4-costs).
    """

    class Measure(models.TextChoices):
        DAYS = "days"
        COSTS = "costs"
        FIXED = "fixed"

    class Kind(models.TextChoices):
        DEVOPS = "devops"
        DESIGN = "design"
        DEPLOYMENT = "deployment"
        HOSTING = "hosting"
        REVERSIBILITY = "reversibility"

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="work_units")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    measure = models.CharField(max_length=10, choices=Measure.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True, default="", db_default="")
    days_per_unit_hundredths = models.PositiveIntegerField(null=True, blank=True)
    duration_months_hundredths = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("framework_id", "code")
        constraints = [
            models.UniqueConstraint(fields=("framework", "code"), name="work_unit_code_unique"),
            models.CheckConstraint(
                condition=~Q(measure="days") | Q(days_per_unit_hundredths__gt=0),
                name="work_unit_days_need_days_per_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class UnitPrice(models.Model):
    """The price of a unit by a contractor from a day on; append-only, revisions are new rows."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="prices")
    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="prices")
    work_unit = models.ForeignKey(WorkUnit, on_delete=models.PROTECT, related_name="prices")
    from_on = models.DateField()
    unit_price_cents = models.BigIntegerField()
    days_per_unit_hundredths = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("framework_id", "contractor_id", "work_unit_id", "from_on")
        constraints = [
            models.UniqueConstraint(
                fields=("framework", "contractor", "work_unit", "from_on"), name="unit_price_day_unique"
            ),
            models.CheckConstraint(condition=Q(unit_price_cents__gte=0), name="unit_price_not_negative"),
        ]
