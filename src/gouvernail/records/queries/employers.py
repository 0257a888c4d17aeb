"""The employers that missions name in free text, grouped so that a person can say once which contractor each means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from gouvernail.records.models import Contractor, EmployerMapping, Mission, Person
from gouvernail.rules.folding import grouping_key


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The contractor that a name suggests, and why, by code."""

    contractor: Contractor
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of an employer: its contractor, or none; ``confirmed_at`` tells decisions apart."""

    contractor: Contractor | None
    confirmed_at: datetime


@dataclass(frozen=True, slots=True)
class EmployerGroup:
    """The spellings that share a key, how many missions and products bear them, what they suggest, what was said."""

    key: str
    spellings: tuple[str, ...]
    missions: int
    products: int = 0
    suggested: Suggestion | None = None
    decision: Decision | None = None


def employer_groups() -> Sequence[EmployerGroup]:
    """Every employer, those of most missions first, in four queries; one that was decided is kept without missions."""
    decided = {each.employer_key: each for each in EmployerMapping.objects.select_related("contractor")}
    spellings = _spellings()
    products = _products_by_employer()
    contractors = _by_key(Contractor.objects.order_by("name", "siret"))
    found = [
        EmployerGroup(
            key=key,
            spellings=_most_common_first(spellings.get(key, {key: 0})),
            missions=sum(spellings.get(key, {}).values()),
            products=products.get(key, 0),
            suggested=_suggested(key, contractors),
            decision=_decision(decided.get(key)),
        )
        for key in spellings.keys() | decided.keys()
    ]
    return sorted(found, key=lambda group: (-group.missions, group.key))


def holds_people() -> bool:
    """Whether people of the registry were ever imported."""
    return Person.objects.exists()


def contractors_by_name() -> Sequence[Contractor]:
    """Every contractor, by name: what an employer can be brought to."""
    return list(Contractor.objects.order_by("name", "siret"))


def is_employer_known(key: str) -> bool:
    """Whether a mission bears this employer, or somebody said something of it."""
    named = Mission.objects.filter(employer_key=key)
    return bool(key) and (named.exists() or EmployerMapping.objects.filter(employer_key=key).exists())


def _spellings() -> Mapping[str, Mapping[str, int]]:
    rows = Mission.objects.exclude(employer_key="").order_by().values_list("employer_key", "employer")
    groups: dict[str, dict[str, int]] = {}
    for key, spelling, how_many in rows.annotate(how_many=Count("id")):
        groups.setdefault(key, {})[spelling] = how_many
    return groups


def _products_by_employer() -> Mapping[str, int]:
    missions = Mission.objects.exclude(employer_key="").order_by().values_list("employer_key")
    return dict(missions.annotate(how_many=Count("products", distinct=True)))


def _most_common_first(spellings: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(spellings, key=lambda spelling: (-spellings[spelling], spelling.isupper(), spelling)))


def _decision(mapping: EmployerMapping | None) -> Decision | None:
    return Decision(mapping.contractor, mapping.confirmed_at) if mapping else None


def _by_key(contractors: Iterable[Contractor]) -> Mapping[str, Contractor]:
    return {grouping_key(each.name): each for each in contractors}


def _suggested(key: str, contractors: Mapping[str, Contractor]) -> Suggestion | None:
    """The contractor whose name is the key, or holds it as whole words when it is the only one."""
    if key in contractors:
        return Suggestion(contractors[key], "same_name")
    alike = [each for name, each in contractors.items() if f" {key} " in f" {name} " or f" {name} " in f" {key} "]
    return Suggestion(alike[0], "one_holds_other") if len(alike) == 1 else None
