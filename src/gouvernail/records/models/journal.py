"""The journal: append-only, hash-chained, with its head kept beside."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class JournalEntry(models.Model):
    """One thing that was done: ``body`` is canonical JSON, ``hash`` SHA-256 of the previous hash and the body.

    Named triggers refuse UPDATE, DELETE and TRUNCATE. Domain invariant 14; product principle 5.
    """

    sequence = models.BigIntegerField(primary_key=True)
    recorded_at = models.DateTimeField()
    actor = models.CharField(max_length=300)
    verb = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("sequence",)
        constraints = [
            models.CheckConstraint(condition=Q(sequence__gt=0), name="journal_sequence_positive"),
        ]


class JournalHead(models.Model):
    """How many entries the chain holds and the hash of the last: a chain cut short is seen here."""

    count = models.BigIntegerField()
    last_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="journal_head_single"),
        ]
