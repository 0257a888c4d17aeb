"""People presented for an order: the profile, the references, the clock of recusal and what was decided.

The name stands apart from the profile: hashed records name profiles by number, so that a person can be erased.
Domain invariants 9 and 15; CCTP 4.2 (4.2-recusal).
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from gouvernail.records.models.days import Worker
from gouvernail.records.models.orders import Order, OrderLine


class Presentation(models.Model):
    """A profile presented for an order, under a number of its own there; append-only.

    ``skills`` maps codes of ``rules/skills.py`` to levels; ``replaces`` is the assignment that a later person takes up.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="presentations")
    line = models.ForeignKey(OrderLine, null=True, blank=True, on_delete=models.PROTECT, related_name="presentations")
    number = models.PositiveSmallIntegerField()
    profile = models.CharField(max_length=200)
    skills = models.JSONField(default=dict)
    presented_at = models.DateTimeField()
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("order_id", "number")
        constraints = [
            models.UniqueConstraint(fields=("order", "number"), name="presentation_number_unique"),
            models.CheckConstraint(condition=~Q(profile=""), name="presentation_has_profile"),
        ]


class PresentedPerson(models.Model):
    """Who a presented profile is: kept apart, and erased alone."""

    presentation = models.OneToOneField(Presentation, on_delete=models.PROTECT, related_name="person")
    name = models.CharField(max_length=200)
    worker = models.ForeignKey(Worker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class ReferenceFile(models.Model):
    """A PDF of references, private; its bytes and its name leave on ``purged_at``, its digest stays."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    presentation = models.ForeignKey(Presentation, on_delete=models.PROTECT, related_name="references")
    file_name = models.CharField(max_length=300, blank=True)
    stored_path = models.CharField(max_length=300, blank=True)
    size_bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    purged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("presentation_id", "id")


class RecusalClock(models.Model):
    """When complete references were received, and until when a recusal is valid: frozen, append-only, the last counts.

    ``basis`` keeps how the day was counted: working days, region of the calendar, holidays met.
    """

    presentation = models.ForeignKey(Presentation, on_delete=models.PROTECT, related_name="clocks")
    started_at = models.DateTimeField()
    started_on = models.DateField()
    deadline_on = models.DateField()
    basis = models.JSONField(default=dict)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("presentation_id", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(deadline_on__gt=models.F("started_on")), name="recusal_clock_runs_forward"
            ),
        ]


class MissingReferences(models.Model):
    """What the administration said, once, was missing: the clock starts again when it is received; append-only."""

    presentation = models.OneToOneField(Presentation, on_delete=models.PROTECT, related_name="missing")
    words = models.TextField()
    said_at = models.DateTimeField()
    recorded_in = models.BigIntegerField()


class PresentationDecision(models.Model):
    """How a presentation ended; append-only. A trigger refuses a recusal after the frozen deadline."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted"
        RECUSED = "recused"
        NOT_RECUSED_IN_TIME = "not_recused_in_time"
        WITHDRAWN = "withdrawn"

    presentation = models.OneToOneField(Presentation, on_delete=models.PROTECT, related_name="decision")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    reasons = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_on = models.DateField()
    recorded_in = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("accepted", "recused", "not_recused_in_time", "withdrawn")),
                name="presentation_decision_kind_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind="recused") | ~Q(reasons=""), name="presentation_recused_with_reasons"
            ),
        ]
