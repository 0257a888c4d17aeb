"""Tell of which kind of the contract a unit is: it says the skills that the unit asks for."""

from __future__ import annotations

from django.db import transaction

from gouvernail.actions.frameworks.told import locked, tell
from gouvernail.records import journal
from gouvernail.records.models import Framework, WorkUnit
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.work_units import why_not_kind


@transaction.atomic
def tell_unit_kind(framework: Framework, code: str, kind: str, actor: str) -> None:
    """Keep the kind; saying the same again changes nothing. Raises ``Refused``. CCTP 2.1.2 (2.1-duration)."""
    journal.next_sequence()
    present = locked(framework)
    unit = WorkUnit.objects.filter(framework=present, code=code).first()
    if unit is None:
        raise Refused(Refusal("unit_unknown", "2.1-duration"))
    if refusals := why_not_kind(kind):
        raise Refused(*refusals)
    if unit.kind == kind:
        return
    WorkUnit.objects.filter(pk=unit.pk).update(kind=kind)
    tell(present, actor, "framework.unit_kind_told", {"unit": code, "before": unit.kind, "kind": kind}, ("unit_kinds",))
