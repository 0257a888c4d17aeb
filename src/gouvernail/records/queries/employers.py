"""The employers that missions name in free text, grouped so that a person can say once which contractor each means."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from gouvernail.records.models import Contractor, EmployerMapping, Mission
from gouvernail.rules.folding import grouping_key


@dataclass(frozen=True, slots=True)
class EmployerGroup:
    """The spellings that share a key, how many missions bear them, and the contractor that they suggest."""

    key: str
    spellings: tuple[str, ...]
    missions: int
    suggested: Contractor | None


def employers_to_confirm() -> list[EmployerGroup]:
    """The groups that nobody has confirmed yet, those of most missions first."""
    confirmed = EmployerMapping.objects.values("employer_key")
    missions = Mission.objects.exclude(employer_key="").exclude(employer_key__in=confirmed)
    rows = missions.order_by().values_list("employer_key", "employer").annotate(how_many=Count("id"))
    groups: dict[str, dict[str, int]] = {}
    for key, spelling, how_many in rows:
        groups.setdefault(key, {})[spelling] = how_many
    contractors = {grouping_key(each.name): each for each in Contractor.objects.all()}
    found = [
        EmployerGroup(key, tuple(sorted(spellings)), sum(spellings.values()), _suggested(key, contractors))
        for key, spellings in groups.items()
    ]
    return sorted(found, key=lambda group: (-group.missions, group.key))


def _suggested(key: str, contractors: dict[str, Contractor]) -> Contractor | None:
    """The contractor whose name is the key, or holds it as whole words when it is the only one."""
    if key in contractors:
        return contractors[key]
    alike = [each for name, each in contractors.items() if f" {key} " in f" {name} " or f" {name} " in f" {key} "]
    return alike[0] if len(alike) == 1 else None
