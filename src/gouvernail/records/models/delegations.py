"""Delegations of signature: who may decide in the administration's name, on what, up to which amount, until when."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from gouvernail.records.models.accounts import Account
from gouvernail.records.models.frameworks import Framework
from gouvernail.records.models.products import Product
from gouvernail.rules.access import DELEGABLE_RIGHTS


class Delegation(models.Model):
    """A right of decision given to an account, over a framework or a product (over all when empty), between days.

    ``most_cents`` bounds one decision, excluding VAT; ``until_on`` is the last day; ``source`` names the order that
    delegates. Withdrawn once. Domain invariant 13.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="delegations")
    right = models.CharField(max_length=40)
    framework = models.ForeignKey(Framework, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    most_cents = models.BigIntegerField(null=True, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    recorded_in = models.BigIntegerField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_in = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("account_id", "right", "from_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(right__in=sorted(right.value for right in DELEGABLE_RIGHTS)),
                name="delegation_right_delegable",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="delegation_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(most_cents__isnull=True) | Q(most_cents__gt=0), name="delegation_amount_positive"
            ),
        ]
