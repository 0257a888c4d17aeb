"""Orders, their lines, their amendments and the states they went through."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from gouvernail.records.models.frameworks import Contractor, Framework
from gouvernail.records.models.lots import Lot
from gouvernail.records.models.products import Product, Stage
from gouvernail.records.models.work_units import WorkUnit
from gouvernail.rules.lifecycle import OrderState

STATE_CHOICES = [(state.value, state.value) for state in OrderState]
_NOT_YET_NOTIFIED = ("draft", "proposed", "declined", "cancelled")


class Order(models.Model):
    """A call-off order of a framework, read-only once notified but for its state.

    A trigger refuses a notification outside the framework's validity, unless ``is_historical_anomaly`` says that a
    take-over brought it in as it was. ``answer_due_on`` is the last day on which the contractor may answer a proposal
    before it is held silent, frozen when it is proposed. ``vat_rate_hundredths`` is in hundredths of a percent (20 %:
    2000), frozen at notification, empty while it is to be filled in.
    Domain invariant 2; CCTP 2 (2-order-by-need).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=100, unique=True)
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="orders")
    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="orders")
    notified_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=STATE_CHOICES, default=OrderState.DRAFT.value)
    legal_commitment_numbers = models.JSONField(default=list, blank=True)
    attribution_reason = models.TextField(blank=True)
    lot = models.ForeignKey(Lot, null=True, blank=True, on_delete=models.PROTECT, related_name="orders")
    proposed_on = models.DateField(null=True, blank=True)
    answer_due_on = models.DateField(null=True, blank=True)
    executing_service_code = models.CharField(max_length=100, blank=True, default="", db_default="")
    vat_rate_hundredths = models.PositiveIntegerField(null=True, blank=True)
    is_historical_anomaly = models.BooleanField(default=False)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.CheckConstraint(
                condition=(Q(state__in=_NOT_YET_NOTIFIED) & Q(notified_on__isnull=True))
                | (~Q(state__in=_NOT_YET_NOTIFIED) & Q(notified_on__isnull=False)),
                name="order_notified_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class OrderStateChange(models.Model):
    """The day from which an order is in a state; append-only, the last one on a day counts."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="state_changes", db_index=False)
    state = models.CharField(max_length=20, choices=STATE_CHOICES)
    since_on = models.DateField()
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("order_id", "since_on", "id")
        indexes = [models.Index(fields=("order", "since_on", "id", "state"), name="order_state_change_day")]


class OrderStateReason(models.Model):
    """Why an order was suspended, resumed or delivered, in the words of who said so; append-only."""

    change = models.OneToOneField(OrderStateChange, on_delete=models.PROTECT, related_name="reason")
    words = models.TextField()
    recorded_in = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="order_state_reason_has_words"),
        ]


class OrderLine(models.Model):
    """Product × stage × work unit × quantity; price and days per unit are frozen at notification.

    For costs passed through the quantity is the euros ordered and the unit price one euro. Domain invariant 4.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField()
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="order_lines")
    work_unit = models.ForeignKey(WorkUnit, on_delete=models.PROTECT, related_name="order_lines")
    stage = models.ForeignKey(Stage, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quantity_hundredths = models.BigIntegerField()
    unit_price_cents = models.BigIntegerField(null=True, blank=True)
    days_per_unit_hundredths = models.PositiveIntegerField(null=True, blank=True)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("order_id", "number")
        constraints = [
            models.UniqueConstraint(fields=("order", "number"), name="order_line_number_unique"),
            models.CheckConstraint(condition=Q(number__gt=0), name="order_line_number_positive"),
            models.CheckConstraint(condition=Q(quantity_hundredths__gte=0), name="order_line_quantity_not_negative"),
        ]


class OrderAmendment(models.Model):
    """A notified change of a line's quantity (« bon de commande modificatif »); append-only."""

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="amendments")
    number = models.CharField(max_length=60)
    notified_on = models.DateField()
    quantity_hundredths = models.BigIntegerField()
    reason = models.TextField(blank=True)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("line_id", "notified_on", "id")
        constraints = [
            models.UniqueConstraint(fields=("line", "number"), name="order_amendment_number_unique"),
        ]


class OrderPeriodChange(models.Model):
    """A notified change of an order's last day (« bon de commande modificatif »); append-only, the last counts."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="period_changes")
    number = models.CharField(max_length=60)
    notified_on = models.DateField()
    ends_on = models.DateField()
    reason = models.TextField(blank=True)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("order_id", "notified_on", "id")
        constraints = [
            models.UniqueConstraint(fields=("order", "number"), name="order_period_change_number_unique"),
        ]
