"""The terms of the framework of an order."""

from __future__ import annotations

from gouvernail.records.models import FrameworkTerm
from gouvernail.rules.terms import Terms, preset


def terms_of(framework_id: int) -> Terms:
    """The terms of a framework; one that nobody gave is that of the preset."""
    told = FrameworkTerm.objects.filter(framework=framework_id).values_list("key", "value")
    return Terms({**preset().values, **dict(told)})
