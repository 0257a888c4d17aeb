"""Every framework, and one by its address. For the steering office alone."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count

from gouvernail.records.models import Framework


def every_framework() -> Sequence[Framework]:
    """Every framework, the last notified first, with its ``order_count``."""
    found = Framework.objects.annotate(order_count=Count("orders", distinct=True))
    return list(found.order_by("-notified_on", "number"))


def framework_at(uuid: UUID) -> Framework | None:
    """The framework of that address."""
    return Framework.objects.filter(uuid=uuid).first()
