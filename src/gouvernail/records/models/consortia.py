"""Who stands behind a rank: consortia and their members, declared subcontractors, the permanent correspondent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gouvernail.records.models.frameworks import Contractor, ContractorRank, Framework


class Consortium(models.Model):
    """A rank held by several companies; the contractor of the rank is the lead, to whom everything is notified."""

    class Liability(models.TextChoices):
        JOINT_AND_SEVERAL = "joint_and_several"
        SEVERAL = "several"
        SEVERAL_WITH_LIABLE_LEAD = "several_with_liable_lead"

    rank = models.OneToOneField(ContractorRank, on_delete=models.PROTECT, related_name="consortium")
    name = models.CharField(max_length=300, blank=True)
    liability = models.CharField(max_length=30, choices=Liability.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(liability__in=("joint_and_several", "several", "several_with_liable_lead")),
                name="consortium_liability_known",
            ),
        ]


class ConsortiumMember(models.Model):
    """A company of a consortium besides its lead."""

    consortium = models.ForeignKey(Consortium, on_delete=models.PROTECT, related_name="members")
    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        ordering = ("consortium_id", "id")
        constraints = [
            models.UniqueConstraint(fields=("consortium", "contractor"), name="consortium_member_once"),
        ]


class Subcontractor(models.Model):
    """A company that a contractor declared for a part of the work, under a rank of the framework."""

    rank = models.ForeignKey(ContractorRank, on_delete=models.PROTECT, related_name="subcontractors")
    siret = models.CharField(max_length=14)
    name = models.CharField(max_length=300)
    work = models.CharField(max_length=500, blank=True)
    declared_on = models.DateField()
    most_cents = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("rank_id", "declared_on", "id")
        constraints = [
            models.UniqueConstraint(fields=("rank", "siret"), name="subcontractor_once_per_rank"),
            models.CheckConstraint(
                condition=Q(most_cents__isnull=True) | Q(most_cents__gte=0), name="subcontractor_amount_not_negative"
            ),
        ]


class CorrespondentNaming(models.Model):
    """The permanent correspondent whom a contractor named for a framework, from a day on; append-only, the last counts.

    CCTP 4.1 (4.1-correspondent).
    """

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="correspondents")
    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="correspondents")
    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=300)
    telephone = models.CharField(max_length=40, blank=True)
    since_on = models.DateField()
    recorded_in = models.BigIntegerField()

    class Meta:
        ordering = ("framework_id", "contractor_id", "since_on", "id")
