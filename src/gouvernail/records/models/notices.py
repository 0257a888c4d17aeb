"""Notices: what was decided, as text that proves itself, when it was stamped, and when it was received.

A notice proves two things apart: that it existed (time-stamp) and that it was received (channel and its evidence).
Domain, terms; CCTP 4.2 (4.2-replacement).
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from gouvernail.records.models.frameworks import Contractor, Framework
from gouvernail.records.models.mails import OutgoingMail
from gouvernail.records.models.orders import Order
from gouvernail.records.models.presentations import Presentation


class Notice(models.Model):
    """A notice to a contractor: ``content`` is canonical JSON that names profiles by number and nobody else.

    ``annex`` (canonical JSON, emptied when a person is erased) holds the people; ``content`` tells its digest.
    Nothing changes but the annex, emptied, and the PDF and the mail, set once.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=40)
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="notices")
    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="notices")
    order = models.ForeignKey(Order, null=True, blank=True, on_delete=models.PROTECT, related_name="notices")
    presentation = models.ForeignKey(
        Presentation, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    subject = models.CharField(max_length=300)
    content = models.TextField()
    content_sha256 = models.CharField(max_length=64)
    annex = models.TextField(blank=True)
    pdf = models.BinaryField(null=True, blank=True)
    issued_at = models.DateTimeField()
    recorded_in = models.BigIntegerField()
    mail = models.ForeignKey(OutgoingMail, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-issued_at", "-id")

    def __str__(self) -> str:
        return self.number


class NoticeMail(models.Model):
    """A mail that tells a notice to one correspondent; forgotten with the mail, once that has served."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="mails")
    mail = models.OneToOneField(OutgoingMail, on_delete=models.CASCADE, related_name="notice_mail")

    class Meta:
        ordering = ("notice_id", "id")


class NoticeReceipt(models.Model):
    """That a notice was received, by which channel, and its evidence; append-only, the first counts.

    What was put on the buyer profile (``deposited_on``) and not read there is received on a day to come.
    """

    class Channel(models.TextChoices):
        SPACE = "space"
        BUYER_PROFILE = "buyer_profile"
        REGISTERED_LETTER = "registered_letter"
        RECEIPT = "receipt"

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="receipts")
    channel = models.CharField(max_length=20, choices=Channel.choices)
    received_on = models.DateField()
    deposited_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    note = models.TextField(blank=True)
    evidence_name = models.CharField(max_length=300, blank=True)
    evidence_path = models.CharField(max_length=300, blank=True)
    evidence_sha256 = models.CharField(max_length=64, blank=True)
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("notice_id", "received_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=("space", "buyer_profile", "registered_letter", "receipt")),
                name="notice_receipt_channel_known",
            ),
        ]


class Timestamp(models.Model):
    """An RFC 3161 time-stamp of a notice or of the journal's head of a day: asked for, then kept once.

    ``digest`` is SHA-256, in hexadecimal, of what is stamped. ``token`` is the DER answer of the authority,
    ``stamped_at`` the instant that it says.
    """

    notice = models.OneToOneField(Notice, null=True, blank=True, on_delete=models.PROTECT, related_name="timestamp")
    journal_sequence = models.BigIntegerField(null=True, blank=True, unique=True)
    digest = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True, blank=True, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    authority = models.CharField(max_length=300, blank=True)
    token = models.BinaryField(null=True, blank=True)
    stamped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("asked_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(notice__isnull=True, journal_sequence__isnull=False)
                | Q(notice__isnull=False, journal_sequence__isnull=True),
                name="timestamp_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(token__isnull=True, stamped_at__isnull=True)
                | Q(token__isnull=False, stamped_at__isnull=False),
                name="timestamp_token_dated",
            ),
        ]
