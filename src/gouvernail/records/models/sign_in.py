"""What is remembered of the doors: sessions open, identities elsewhere, helps put away."""

from __future__ import annotations

import uuid

from django.db import models

from gouvernail.records.models.accounts import Account


class OpenSession(models.Model):
    """A session of an account, as its owner and the steering office list it; ``session_key`` is Django's."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sessions")
    session_key = models.CharField(max_length=40, unique=True)
    way = models.CharField(max_length=20)
    device = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ("-seen_at", "-id")


class SignInLink(models.Model):
    """A link asked for by e-mail: it signs in once, before ``expires_at``; only its digest is kept.

    ``account`` is empty when the address typed is nobody's, or somebody's who does not come in this way: that address
    is not kept. ``asked_from`` is a keyed digest of the machine, by which demands are counted.
    """

    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    secret_digest = models.CharField(max_length=64, unique=True)
    asked_from = models.CharField(max_length=64, db_index=True)
    asked_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_at", "-id")


class ExternalIdentity(models.Model):
    """Who an identity provider says that an account is: matched on ``subject``, never on an address alone."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=300)
    linked_at = models.DateTimeField()

    class Meta:
        ordering = ("account_id", "issuer")
        constraints = [
            models.UniqueConstraint(fields=("issuer", "subject"), name="external_identity_unique"),
            models.UniqueConstraint(fields=("account", "issuer"), name="external_identity_one_per_issuer"),
        ]


class DismissedHelp(models.Model):
    """A help that somebody has put away: it is not shown unasked again."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="dismissed_helps")
    help = models.CharField(max_length=60)
    dismissed_at = models.DateTimeField()

    class Meta:
        ordering = ("account_id", "help")
        constraints = [models.UniqueConstraint(fields=("account", "help"), name="dismissed_help_once")]
