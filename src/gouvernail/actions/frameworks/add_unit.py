"""Add a unit to the catalogue of a framework."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gouvernail.actions.frameworks.told import locked, tell
from gouvernail.records import journal
from gouvernail.records.models import Framework, WorkUnit
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.work_units import Unit, why_not_add_unit


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit as typed."""

    code: str
    title: str
    facts: Unit


@transaction.atomic
def add_unit(framework: Framework, new: NewUnit, actor: str) -> WorkUnit:
    """Record it; raises ``Refused``. CCTP 2.1.2 (2.1-duration), 2.2.2 (2.2-duration), 2.3.2 (2.3-duration)."""
    journal.next_sequence()
    present, facts = locked(framework), new.facts
    is_taken = WorkUnit.objects.filter(framework=present, code=new.code).exists()
    if refusals := why_not_add_unit(facts, is_taken=is_taken):
        raise Refused(*refusals)
    made = WorkUnit.objects.create(
        framework=present,
        code=new.code,
        title=new.title,
        measure=facts.measure,
        kind=facts.kind,
        days_per_unit_hundredths=facts.days_per_unit_hundredths,
        duration_months_hundredths=facts.duration_months_hundredths,
    )
    details = {"unit": new.code, "kind": facts.kind, "measure": facts.measure}
    tell(present, actor, "framework.unit_added", details, ("work_units", "unit_kinds"))
    return made
