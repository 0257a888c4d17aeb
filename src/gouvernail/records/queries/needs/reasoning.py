"""The decisions taken on a need, with what was considered: for the steering office alone. Domain invariant 3."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.records.models import Attribution, Need


def attributions_of(need: Need) -> Sequence[Attribution]:
    """The attributions of a need, the first one first, with those passed over and the answer of the contractor."""
    found = Attribution.objects.filter(need=need).select_related("order", "contractor")
    return list(found.prefetch_related("passed_over__contractor", "order__answers").order_by("id"))
