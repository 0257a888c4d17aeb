"""Accounts and the roles they hold."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from gouvernail.records.models.frameworks import Contractor
from gouvernail.records.models.products import Organisation, Product
from gouvernail.rules.access import Role

ROLE_CHOICES = [(role.value, role.value) for role in Role]

#: Each role is held over one thing of its kind, the steering office's over everything.
SCOPE_FITS_ROLE = (
    Q(role="steering_office", product=None, contractor=None, organisation=None)
    | Q(role="product_lead", product__isnull=False, contractor=None, organisation=None)
    | Q(role__in=("correspondent", "member"), product=None, contractor__isnull=False, organisation=None)
    | Q(role="partner", product=None, contractor=None, organisation__isnull=False)
)


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """The account of an e-mail address; raises ``Account.DoesNotExist``.

        Addresses are kept in lower case, so the case is put aside here and not by the database: PostgreSQL holds the
        long s for an « s », and failures counted under each such spelling would never close the door.
        """
        return self.get(email=(username or "").lower())


class Account(AbstractBaseUser):
    """A person who signs in. ``name`` is shown to colleagues only, never on a public page."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=300, unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    wants_digest = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        ordering = ("email",)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep addresses in lower case, so that one person has one account."""
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return self.email


class RoleGrant(models.Model):
    """A role held by an account over one scope: nothing, a product, a contractor or an organisation."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.PROTECT, related_name="grants")
    contractor = models.ForeignKey(Contractor, null=True, blank=True, on_delete=models.PROTECT, related_name="grants")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )

    class Meta:
        ordering = ("account_id", "role", "id")
        constraints = [
            models.CheckConstraint(
                condition=SCOPE_FITS_ROLE,
                name="role_grant_scope_fits_role",
            ),
        ]
