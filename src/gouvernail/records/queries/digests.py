"""Who waits for the digest of a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef

from gouvernail.records.models import Account, RoleGrant, WeeklyDigest


def waiting_for_digest(week_on: date) -> Sequence[int]:
    """The accounts that want the digest, hold a role and have not had that of a week (its Monday)."""
    had = WeeklyDigest.objects.filter(account=OuterRef("pk"), week_on=week_on)
    held = RoleGrant.objects.filter(account=OuterRef("pk"))
    found = Account.objects.filter(Exists(held), ~Exists(had), is_active=True, wants_digest=True)
    return list(found.order_by("pk").values_list("pk", flat=True))
