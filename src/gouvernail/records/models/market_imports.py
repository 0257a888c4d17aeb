"""Market workbooks handed over on a page: the file, its preview, what was done."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from gouvernail.records.models.accounts import Account
from gouvernail.records.models.frameworks import Contractor
from gouvernail.rules.lifecycle import MarketImportState


class MarketImport(models.Model):
    """A workbook between its hand-over and its import; ``report`` is the JSON report of the last run.

    ``contractor`` is set when a correspondent handed it over: it then reaches that contractor's orders only.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_name = models.CharField(max_length=300)
    stored_path = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="market_imports")
    contractor = models.ForeignKey(Contractor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_historical = models.BooleanField(default=False)
    state = models.CharField(max_length=20, default=MarketImportState.RECEIVED.value)
    report = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-received_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in MarketImportState]), name="market_import_state_known"
            ),
        ]
