"""Change the minimum or the maximum of a framework, with where it comes from."""

from __future__ import annotations

from django.db import transaction

from gouvernail.actions.frameworks.told import locked, tell
from gouvernail.records import journal
from gouvernail.records.models import Framework
from gouvernail.rules.framework_limits import Limits, why_not_change_limits
from gouvernail.rules.verdicts import Refused


@transaction.atomic
def change_limits(framework: Framework, wanted: Limits, seen: Limits, source: str, actor: str) -> None:
    """Keep the new limits, never below what is committed; raises ``Refused``. Domain invariant 1."""
    journal.next_sequence()
    present = locked(framework)
    before = Limits(present.minimum_cents, present.ceiling_cents)
    if refusals := why_not_change_limits(before, seen, wanted, present.committed_cents, source):
        raise Refused(*refusals)
    Framework.objects.filter(pk=present.pk).update(
        minimum_cents=wanted.minimum_cents, ceiling_cents=wanted.ceiling_cents
    )
    details = {
        "before": [before.minimum_cents, before.ceiling_cents],
        "now": [wanted.minimum_cents, wanted.ceiling_cents],
        "source": source.strip(),
    }
    tell(present, actor, "framework.limits_changed", details, ("frameworks", "framework_minimums"))
