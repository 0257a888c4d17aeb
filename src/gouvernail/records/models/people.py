"""People of the registry and their missions: imported only when asked, names never published."""

from __future__ import annotations

from django.db import models

from gouvernail.records.models.frameworks import Contractor
from gouvernail.records.models.products import Product


class Person(models.Model):
    """A person of the registry, known by the registry's id; no name is kept."""

    external_id = models.CharField(max_length=300, unique=True)
    domain = models.CharField(max_length=120, blank=True)
    member_type = models.CharField(max_length=120, blank=True)
    gone_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("external_id",)


class Mission(models.Model):
    """A stay of a person in teams; ``employer`` is the registry's free text, ``employer_key`` groups spellings."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="missions")
    position = models.PositiveSmallIntegerField()
    start_on = models.DateField(null=True, blank=True)
    end_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=60, blank=True)
    employer = models.CharField(max_length=500, blank=True)
    employer_key = models.CharField(max_length=500, blank=True, db_index=True)
    products = models.ManyToManyField(Product, blank=True, related_name="missions")

    class Meta:
        ordering = ("person_id", "position")
        constraints = [
            models.UniqueConstraint(fields=("person", "position"), name="mission_position_unique"),
        ]


class EmployerMapping(models.Model):
    """Which contractor the spellings of an employer mean, confirmed once by a person.

    ``contractor`` is empty when that person said that these spellings mean none.
    """

    employer_key = models.CharField(max_length=500, unique=True)
    contractor = models.ForeignKey(Contractor, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    confirmed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=300)

    class Meta:
        ordering = ("employer_key",)
        constraints = [
            models.CheckConstraint(condition=~models.Q(employer_key=""), name="employer_mapping_has_key"),
        ]
