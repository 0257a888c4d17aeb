"""How much each framework may commit. Domain invariant 1; CCTP 2 (2-order-by-need)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouvernail.records.models import Framework


def ceilings_of(numbers: Iterable[str]) -> Mapping[str, int | None]:
    """The ceiling of each framework in cents excluding VAT, by number; ``None`` when nothing limits it."""
    found = Framework.objects.filter(number__in=set(numbers)).order_by("number")
    return dict(found.values_list("number", "ceiling_cents"))
