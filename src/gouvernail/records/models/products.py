"""The portfolio: products, their stages, who incubates and who sponsors them."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q


class Stage(models.Model):
    """A word of the registry for a stage of life, as versioned data. CCTP 1.3 (1.3-phases)."""

    key = models.CharField(max_length=60, unique=True)
    label = models.CharField(max_length=200)
    rank = models.PositiveSmallIntegerField()
    is_active = models.BooleanField()
    is_terminal = models.BooleanField()
    cctp_phase = models.CharField(max_length=40, blank=True)
    since_year = models.PositiveSmallIntegerField(null=True, blank=True)
    until_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("rank",)


class Organisation(models.Model):
    """A public body that sponsors or bears products."""

    external_id = models.CharField(max_length=300, unique=True)
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=120, blank=True)
    domain = models.CharField(max_length=200, blank=True)
    acronym = models.CharField(max_length=120, blank=True)
    gone_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")


class Incubator(models.Model):
    """A team that helps products to start."""

    external_id = models.CharField(max_length=300, unique=True)
    title = models.CharField(max_length=500)
    owner = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="incubators")
    short_description = models.TextField(blank=True)
    website = models.TextField(blank=True)
    is_hidden = models.BooleanField(default=False)
    gone_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("title", "id")


class Product(models.Model):
    """A digital service: a State start-up of the registry, or another project of the administration.

    CCTP 1.2 (1.2-portfolio), 1.2 (1.2-other-projects). ``search_key`` is the folded text that the search reads.
    A confidential product is on no public page, and seen by its team and the steering office only.
    CCTP 4.1 (4.1-confidentiality).
    """

    class Origin(models.TextChoices):
        REGISTRY = "registry"
        ADMINISTRATION = "administration"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    external_id = models.CharField(max_length=300, unique=True)
    origin = models.CharField(max_length=20, choices=Origin.choices, default=Origin.REGISTRY)
    name = models.CharField(max_length=500)
    administration = models.CharField(max_length=500, blank=True)
    mission = models.TextField(blank=True)
    content_markdown = models.TextField(blank=True)
    incubator = models.ForeignKey(Incubator, null=True, blank=True, on_delete=models.SET_NULL, related_name="products")
    other_incubators = models.ManyToManyField(Incubator, blank=True, related_name="shared_products")
    sponsors = models.ManyToManyField(Organisation, blank=True, related_name="sponsored_products")
    link = models.TextField(blank=True)
    repository_url = models.TextField(blank=True)
    repository_kind = models.CharField(max_length=40, blank=True)
    stats_url = models.TextField(blank=True)
    budget_url = models.TextField(blank=True)
    impact_url = models.TextField(blank=True)
    roadmap_url = models.TextField(blank=True)
    dashlord_url = models.TextField(blank=True)
    risk_analysis_url = models.TextField(blank=True)
    accessibility_status = models.CharField(max_length=120, blank=True)
    raw = models.JSONField(default=dict)
    search_key = models.TextField(blank=True)
    is_confidential = models.BooleanField(default=False, db_default=False)
    gone_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(external_id=""), name="product_has_external_id"),
        ]

    def __str__(self) -> str:
        return self.name


class ProductAlias(models.Model):
    """A former registry id that still leads to the product."""

    external_id = models.CharField(max_length=300, unique=True)
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="aliases")


class ProductPhase(models.Model):
    """One stage of a product's life, over the half-open interval [``start_on``, ``until_on``).

    ``raw_start`` and ``raw_end`` keep what the registry says; ``position`` orders by (start, canonical rank).
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="phases")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    start_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    raw_name = models.CharField(max_length=120)
    raw_start = models.CharField(max_length=60, blank=True)
    raw_end = models.CharField(max_length=60, blank=True)
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ("product_id", "position")
        constraints = [
            models.UniqueConstraint(fields=("product", "position"), name="product_phase_position_unique"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(start_on__isnull=True) | Q(until_on__gte=F("start_on")),
                name="product_phase_ends_after_start",
            ),
        ]


class ProductEvent(models.Model):
    """A dated movement of a product that the registry tells."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="events")
    name = models.CharField(max_length=200)
    happened_on = models.DateField(null=True, blank=True)
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ("product_id", "happened_on", "id")


class ProductLabel(models.Model):
    """A theme, kind of user or technology; ``key`` groups spellings that differ by case and accent only."""

    class Kind(models.TextChoices):
        THEME = "theme"
        USER_TYPE = "user_type"
        TECHNOLOGY = "technology"

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="labels")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    key = models.CharField(max_length=300)
    label = models.CharField(max_length=300)

    class Meta:
        ordering = ("kind", "key")
        constraints = [
            models.UniqueConstraint(fields=("product", "kind", "key"), name="product_label_unique"),
        ]
        indexes = [models.Index(fields=("kind", "key"), name="product_label_kind_key")]
