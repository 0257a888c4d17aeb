"""Orders and what hangs on them as an import sees them: known ones have an id, planned ones not yet.

A market holds tens of thousands of them, so they are light: the rows of the database are read and written whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gouvernail.records.models import Contractor, Framework, Product, WorkUnit


@dataclass(slots=True, eq=False)
class PlannedOrder:
    """An order, known or planned."""

    number: str
    framework: Framework
    contractor: Contractor
    notified_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    state: str = "draft"
    legal_commitment_numbers: list[str] = field(default_factory=list)
    attribution_reason: str = ""
    is_historical_anomaly: bool = False
    lot: str = ""
    executing_service_code: str = ""
    vat_rate_hundredths: int | None = None
    pk: int | None = None


@dataclass(slots=True, eq=False)
class PlannedLine:
    """A line of an order; ``product`` is known by its id alone when no row names it."""

    order: PlannedOrder
    number: int
    work_unit: WorkUnit
    quantity_hundredths: int
    product_id: int | None = None
    product: Product | None = None
    stage_id: int | None = None
    stage: str = ""
    unit_price_cents: int | None = None
    days_per_unit_hundredths: int | None = None
    pk: int | None = None


@dataclass(slots=True, eq=False)
class PlannedAmendment:
    """A notified change of the quantity of a line."""

    line: PlannedLine
    number: str
    notified_on: date
    quantity_hundredths: int
    reason: str
    pk: int | None = None


@dataclass(slots=True, eq=False)
class PlannedDeliverable:
    """What a line expects to be delivered."""

    line: PlannedLine
    number: int
    title: str
    due_on: date | None
    is_mandatory: bool
    pk: int | None = None


@dataclass(slots=True, eq=False)
class PlannedPeriodChange:
    """A notified change of the last day of an order."""

    number: str
    notified_on: date
    ends_on: date
    reason: str
    pk: int | None = None


@dataclass(slots=True, eq=False)
class PlannedActivity:
    """An operational activity of a line."""

    line: PlannedLine
    key: str
    title: str
    category: str
    state: str
    pk: int | None = None
