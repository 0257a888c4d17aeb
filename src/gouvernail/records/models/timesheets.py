"""How a contractor's own tool names its columns: told once, remembered."""

from __future__ import annotations

from django.db import models

from gouvernail.records.models.frameworks import Contractor


class ColumnMapping(models.Model):
    """A column of a contractor's timesheet and the column of the workbook that it means; empty ``ours``: left out."""

    contractor = models.ForeignKey(Contractor, on_delete=models.CASCADE, related_name="column_mappings")
    sheet = models.CharField(max_length=40)
    theirs = models.CharField(max_length=200)
    ours = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("contractor_id", "sheet", "theirs")
        constraints = [
            models.UniqueConstraint(fields=("contractor", "sheet", "theirs"), name="column_mapping_unique"),
            models.CheckConstraint(condition=~models.Q(theirs=""), name="column_mapping_has_heading"),
        ]
