"""The dated movements of a product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gouvernail.harvesters.registry.parse.fields import Fields


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One movement: a committee, a launch, an end…"""

    name: str
    happened_on: date | None
    comment: str = ""


def understand_events(fields: Fields) -> tuple[EventRecord, ...]:
    """The movements, in the order of the file."""
    return tuple(
        EventRecord(each.text("name", 200), each.day("date"), each.text("comment", 10_000))
        for each in fields.mappings("events")
    )
