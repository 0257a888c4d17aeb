"""Invitations: somebody is asked in by e-mail, once, until a day."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from gouvernail.records.models.accounts import ROLE_CHOICES, SCOPE_FITS_ROLE, Account
from gouvernail.records.models.frameworks import Contractor
from gouvernail.records.models.mails import OutgoingMail
from gouvernail.records.models.products import Organisation, Product


class Invitation(models.Model):
    """A role offered to an address over one scope; the link is used once, before ``expires_at``.

    ``secret_digest`` is SHA-256 of what the link holds: the table opens no door. ``worker_identifier`` ties a member
    to the name under which its contractor's timesheets know it. ``mail`` is the last one that carried the link.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=300)
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contractor = models.ForeignKey(Contractor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    worker_identifier = models.CharField(max_length=200, blank=True)
    secret_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    mail = models.ForeignKey(OutgoingMail, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-invited_at", "-id")
        constraints = [
            models.CheckConstraint(condition=SCOPE_FITS_ROLE, name="invitation_scope_fits_role"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True), name="invitation_ends_once"
            ),
        ]
