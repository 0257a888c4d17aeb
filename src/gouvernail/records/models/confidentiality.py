"""Confidentiality rules of a mission, written together and reviewed. CCTP 4.1 (4.1-confidentiality)."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from gouvernail.records.models.accounts import Account
from gouvernail.records.models.orders import Order
from gouvernail.records.models.products import Product


class ConfidentialityRules(models.Model):
    """A version of the rules of a mission (an order for a product); in force once both sides agreed to it.

    The words never change once written: another version replaces them.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="confidentiality_rules")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="confidentiality_rules")
    version = models.PositiveSmallIntegerField()
    words = models.TextField()
    review_on = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField()
    recorded_in = models.BigIntegerField()
    state_agreed_at = models.DateTimeField(null=True, blank=True)
    state_agreed_in = models.BigIntegerField(null=True, blank=True)
    contractor_agreed_at = models.DateTimeField(null=True, blank=True)
    contractor_agreed_in = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("order_id", "product_id", "version")
        constraints = [
            models.UniqueConstraint(
                fields=("order", "product", "version"), name="confidentiality_rules_version_unique"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="confidentiality_rules_have_words"),
        ]


class ConfidentialityAcknowledgement(models.Model):
    """A member of the team says that it has read a version; optional, and seen by its contractor alone."""

    rules = models.ForeignKey(ConfidentialityRules, on_delete=models.PROTECT, related_name="acknowledgements")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    acknowledged_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("rules", "account"), name="confidentiality_acknowledged_once"),
        ]
