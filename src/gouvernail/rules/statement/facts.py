"""The facts that a statement is drawn from: everything dated, so that any day can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gouvernail.rules.lifecycle import ActivityState, DayState, OrderState


class Amendment(NamedTuple):
    """A notified change of the quantity of a line, in hundredths of a unit."""

    notified_on: date
    quantity_hundredths: int


class StateChange(NamedTuple):
    """The day from which an order is in a state."""

    since_on: date
    state: OrderState


class DayFact(NamedTuple):
    """A part of a day worked, in hundredths of a day; a reversing entry is negative."""

    work_on: date
    is_billable: bool
    state: DayState
    hundredths: int


class Passage(NamedTuple):
    """The day from which an activity is in a state."""

    since_on: date
    state: ActivityState


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An operational activity and the states it went through, in the order in which they were recorded."""

    title: str
    passages: Sequence[Passage]


class EstimateFact(NamedTuple):
    """What the team said was left to do, in hundredths of a day."""

    estimated_on: date
    hundredths: int


class AdmittedFact(NamedTuple):
    """An amount certified, in cents excluding VAT."""

    admitted_on: date
    cents: int


@dataclass(frozen=True, slots=True)
class LineFacts:
    """All that is known of an order line; each sequence stands in the order in which it was recorded.

    ``days_per_unit_hundredths`` is ``None`` on lines not measured in days. CCTP 4.2 (4.2-statement).
    """

    line_id: int
    framework: str
    order: str
    line: int
    product: str
    contractor: str
    work_unit: str
    notified_on: date | None
    quantity_hundredths: int
    unit_price_cents: int
    days_per_unit_hundredths: int | None
    amendments: Sequence[Amendment] = ()
    state_changes: Sequence[StateChange] = ()
    days: Sequence[DayFact] = ()
    activities: Sequence[ActivityFacts] = ()
    estimates: Sequence[EstimateFact] = ()
    admitted: Sequence[AdmittedFact] = ()
