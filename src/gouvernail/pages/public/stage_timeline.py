"""The life of a product as bars on one scale, one row per stage. CCTP 1.3 (1.3-phases)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gouvernail.records.models import ProductPhase

#: The width of the scale, in units of the picture.
WIDTH = 1000
_NARROWEST = 6


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage: its words, its days, and where its bar stands on the scale (``width`` 0 without dates)."""

    label: str
    start_on: date | None
    until_on: date | None
    is_current: bool
    is_planned: bool
    is_over: bool
    is_terminal: bool
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every stage in order, the first and last day of the scale, and where today stands on it."""

    rows: Sequence[StageRow]
    from_on: date | None
    to_on: date | None
    today_x: int


def timeline(phases: Sequence[ProductPhase], today: date) -> Timeline:
    """The timeline of a product's phases, given in their order."""
    starts = [phase.start_on for phase in phases if phase.start_on]
    if not starts:
        return Timeline([_row(phase, phase is phases[-1], today, None, None) for phase in phases], None, None, 0)
    first = min([today, *starts])
    last = max([today, *starts, *(phase.until_on for phase in phases if phase.until_on)]) + timedelta(days=1)
    current = max((n for n, phase in enumerate(phases) if _has_begun(phase, today)), default=-1)
    rows = [_row(phase, number == current, today, first, last) for number, phase in enumerate(phases)]
    return Timeline(rows, first, last - timedelta(days=1), _x(today, first, last))


def current_row(shown: Timeline) -> StageRow | None:
    """The stage of today, or ``None`` when none has begun."""
    return next((row for row in shown.rows if row.is_current), None)


def _has_begun(phase: ProductPhase, today: date) -> bool:
    return phase.start_on is None or phase.start_on <= today


def _row(phase: ProductPhase, is_current: bool, today: date, first: date | None, last: date | None) -> StageRow:
    x = width = 0
    if first and last and phase.start_on:
        x = _x(phase.start_on, first, last)
        width = max(_x(phase.until_on or max(today, phase.start_on), first, last) - x, _NARROWEST)
        x = min(x, WIDTH - width)
    return StageRow(
        label=phase.stage.label,
        start_on=phase.start_on,
        until_on=phase.until_on,
        is_current=is_current,
        is_planned=not _has_begun(phase, today),
        is_over=is_current and phase.until_on is not None and phase.until_on <= today,
        is_terminal=phase.stage.is_terminal,
        x=x,
        width=width,
    )


def _x(day: date, first: date, last: date) -> int:
    return (day - first).days * WIDTH // max((last - first).days, 1)
