"""The words and figures of a statement: one row per order line, and their totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gouvernail.rules.lifecycle import ActivityState


class LineFigures(NamedTuple):
    """The figures of one order line at a day: effort in hundredths of a day, money in cents excluding VAT.

    Ordered, remaining, estimate, drift and exhaustion are ``None`` on lines not measured in days; estimate and
    drift also without an estimate. CCTP 4.2 (4.2-statement).
    """

    line_id: int
    framework: str
    order: str
    line: int
    product: str
    contractor: str
    work_unit: str
    order_state: str
    ordered_hundredths: int | None
    done_hundredths: int
    pending_hundredths: int
    non_billable_hundredths: int
    remaining_on_order_hundredths: int | None
    estimate_to_complete_hundredths: int | None
    drift_hundredths: int | None
    to_do: int
    doing: int
    done: int
    ordered_cents: int
    admitted_cents: int
    remaining_to_admit_cents: int
    exhausted_on: date | None


class TotalFigures(NamedTuple):
    """The sums of some lines: what is ``None`` in a line is left out, a sum of nothing is ``None``.

    ``key`` is the order number, product id, SIRET or framework number that the lines share (empty for the whole).
    """

    key: str
    ordered_hundredths: int | None
    done_hundredths: int | None
    pending_hundredths: int | None
    non_billable_hundredths: int | None
    remaining_on_order_hundredths: int | None
    estimate_to_complete_hundredths: int | None
    drift_hundredths: int | None
    to_do: int
    doing: int
    done: int
    ordered_cents: int | None
    admitted_cents: int | None
    remaining_to_admit_cents: int | None
    exhausted_on: date | None
    lines_without_estimate: int


class ActivityAt(NamedTuple):
    """An operational activity and its state at a day."""

    title: str
    state: ActivityState


@dataclass(frozen=True, slots=True)
class Names:
    """What people call what a statement keys: products and contractors by name, frameworks by subject."""

    products: Mapping[str, str] = field(default_factory=dict)
    contractors: Mapping[str, str] = field(default_factory=dict)
    frameworks: Mapping[str, str] = field(default_factory=dict)
