"""What was read of the registry of products, file by file, and what it made us doubt."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class RegistryImport(models.Model):
    """One reading of the registry that changed something. CCTP 1.2 (1.2-portfolio).

    ``reader_version`` tells which understanding of the format wrote the rows: when it moves, every file is read again.
    """

    source = models.CharField(max_length=500)
    commit = models.CharField(max_length=64, blank=True)
    as_of_on = models.DateField()
    imported_at = models.DateTimeField()
    with_people = models.BooleanField(default=False)
    reader_version = models.PositiveSmallIntegerField(default=0)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ("-imported_at", "-id")


class RegistryFile(models.Model):
    """A file of the registry as last read: its blob, its raw front matter, its place in the tree.

    A file with an unchanged ``blob_id`` is not read again. ``gone_on`` is set when the file left the registry.
    """

    path = models.CharField(max_length=500, unique=True)
    collection = models.CharField(max_length=40)
    external_id = models.CharField(max_length=300)
    blob_id = models.CharField(max_length=64)
    raw = models.JSONField(default=dict)
    gone_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("path",)
        constraints = [
            models.CheckConstraint(condition=~Q(path=""), name="registry_file_has_path"),
        ]


class RegistryTrouble(models.Model):
    """An oddity of a file: what stands there and what was understood."""

    file = models.ForeignKey(RegistryFile, on_delete=models.CASCADE, related_name="troubles")
    kind = models.CharField(max_length=80, db_index=True)
    field = models.CharField(max_length=200, blank=True)
    value = models.TextField(blank=True)
    understood = models.TextField(blank=True)

    class Meta:
        ordering = ("kind", "file_id", "id")
