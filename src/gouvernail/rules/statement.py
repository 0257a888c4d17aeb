"""The steering statement: what is done and what remains, as of a day. CCTP 4.2 (4.2-statement)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


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


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole statement: lines sorted by order number then line, and every total of those lines."""

    as_of: date
    framework: str | None
    lines: Sequence[LineFigures]
    orders: Sequence[TotalFigures]
    products: Sequence[TotalFigures]
    contractors: Sequence[TotalFigures]
    frameworks: Sequence[TotalFigures]
    total: TotalFigures
