"""A person of the registry and the missions of that person; no name is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gouvernail.harvesters.registry.parse.employers import employer_key, employers_named
from gouvernail.harvesters.registry.parse.fields import Fields
from gouvernail.harvesters.registry.parse.references import Reference
from gouvernail.harvesters.registry.parse.vocabulary import vocabulary

KEPT_RAW = frozenset({"domaine", "memberType", "missions", "previously", "startups"})
"""The only fields of a person that are remembered: the others name or describe somebody."""


@dataclass(frozen=True, slots=True)
class MissionRecord:
    """A stay of a person in teams."""

    start_on: date | None
    end_on: date | None
    status: str
    employer: str
    employer_key: str
    products: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person, known by the id of the registry alone."""

    external_id: str
    domain: str
    member_type: str
    missions: tuple[MissionRecord, ...]


def understand_person(external_id: str, fields: Fields) -> PersonRecord:
    """The person that a front matter tells; fields that name somebody are not even looked at."""
    missions = tuple(_mission(each) for each in fields.mappings("missions"))
    _note_overlaps(missions, fields)
    return PersonRecord(
        external_id=external_id,
        domain=fields.text("domaine", 120),
        member_type=fields.text("memberType", 120),
        missions=missions,
    )


def _mission(fields: Fields) -> MissionRecord:
    start_on, end_on = fields.day("start"), fields.day("end")
    if start_on and end_on and end_on < start_on:
        fields.troubles.add("mission_ends_before_start", fields.where("end"), end_on.isoformat(), "fin ignorée")
        end_on = None
    employer = fields.text("employer")
    return MissionRecord(
        start_on=start_on,
        end_on=end_on,
        status=_status(fields),
        employer=employer,
        employer_key=_employer_key(employer, fields),
        products=fields.references("startups"),
    )


def _status(fields: Fields) -> str:
    status = fields.text("status", 60)
    if status and not vocabulary().knows("mission_status", status):
        fields.troubles.add("unknown_word", fields.where("status"), status, "gardé tel quel")
    return status


def _employer_key(employer: str, fields: Fields) -> str:
    if not employer:
        return ""
    named = employers_named(employer)
    if len(named) > 1:
        fields.troubles.add("several_employers", fields.where("employer"), employer, " · ".join(named))
    return employer_key(employer)


def _note_overlaps(missions: Sequence[MissionRecord], fields: Fields) -> None:
    """A mission that starts before an earlier one ended: people do work for two teams, but it deserves a look."""
    dated = sorted(
        (each.start_on, each.end_on or date.max, index) for index, each in enumerate(missions) if each.start_on
    )
    latest = date.min
    for start, end, index in dated:
        if start < latest:
            fields.troubles.add("missions_overlap", f"missions[{index}]", start.isoformat(), "les deux sont gardées")
        latest = max(latest, end)
