"""Lots of a framework agreement: parts that were awarded separately."""

from __future__ import annotations

import uuid

from django.db import models

from gouvernail.records.models.frameworks import Framework


class Lot(models.Model):
    """A part of a framework awarded separately: its contractors are ranked apart from those of the others."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="lots")
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ("framework_id", "number")
        constraints = [
            models.UniqueConstraint(fields=("framework", "number"), name="lot_number_unique"),
        ]

    def __str__(self) -> str:
        return self.number
