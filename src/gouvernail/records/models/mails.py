"""The outbox: mail written in the transaction that calls for it, sent afterwards, kept until it has left."""

from __future__ import annotations

import uuid

from django.db import models


class OutgoingMail(models.Model):
    """A mail to send. ``text`` and ``html`` are emptied once it has left: they may hold a link.

    ``next_try_at`` is empty once it has been sent, or given up after too many attempts.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    to = models.EmailField(max_length=300)
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    written_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True, blank=True, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-written_at", "-id")
