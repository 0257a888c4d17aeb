"""The grid of a month: lines × days, what stands in each cell, what is said of it, and the sums."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gouvernail import wording
from gouvernail.records.models import OrderLine
from gouvernail.rules.days import BILLABLE, FULL_DAY, ONBOARDING
from gouvernail.rules.months import Cell, KnownMonth, MonthRefusal

Place = tuple[int, date, str]
_RowKey = tuple[int, str]


@dataclass(frozen=True, slots=True)
class GridDay:
    """A column. ``opens_week`` draws a rule before it; ``is_off`` is a day of rest that was added."""

    on: date
    opens_week: bool
    is_today: bool
    is_off: bool
    total_hundredths: int

    @property
    def is_over(self) -> bool:
        """Whether more than a day stands on that date."""
        return self.total_hundredths > FULL_DAY


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its field, what is written in it, if only proposed or refused; ``copied`` is from the month before."""

    field_name: str
    day: GridDay
    text: str
    is_proposed: bool
    is_refused: bool
    copied: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line of an order, or the onboarding of a newcomer on it, which consumes nothing of it.

    ``available_hundredths`` is what this person can still declare on it, this month included. CCTP 4.3 (4.3-turnover).
    """

    line: OrderLine
    nature: str
    cells: Sequence[GridCell]
    total_hundredths: int
    available_hundredths: int
    said: Sequence[tuple[str, str]]

    @property
    def is_onboarding(self) -> bool:
        """Whether its days bill nothing."""
        return self.nature == ONBOARDING

    @property
    def key(self) -> str:
        """Its name within the page."""
        return f"a{self.line.pk}" if self.is_onboarding else str(self.line.pk)

    @property
    def left_hundredths(self) -> int:
        """What is left to declare on the line once this month is."""
        return self.available_hundredths - self.total_hundredths


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole of it."""

    days: Sequence[GridDay]
    rows: Sequence[GridRow]
    total_hundredths: int
    said_of_days: Sequence[tuple[str, str]]
    said_of_month: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a grid is drawn from; ``texts`` take the place of ``cells`` where something was typed."""

    lines: Sequence[OrderLine]
    working_days: Sequence[date]
    known: KnownMonth
    today: date
    cells: Sequence[Cell]
    texts: Mapping[Place, str] = field(default_factory=dict)
    proposed: Sequence[Cell] = ()
    more_days: Iterable[date] = ()
    refusals: Sequence[MonthRefusal] = ()
    copied: Sequence[Cell] = ()


def grid_of(told: Told) -> Grid:
    """Draw the grid. CCTP 4.1 (4.1-minimal-reporting)."""
    by_row, by_day = Counter[_RowKey](), Counter[date]()
    for cell in told.cells:
        if not 0 <= cell.hundredths <= FULL_DAY:
            continue  # told beside the grid; a total with it would say nothing
        by_row[cell.line_id, cell.nature] += cell.hundredths
        by_day[cell.work_on] += cell.hundredths
    days = _days(told, by_day)
    refused = {(one.line_id, one.work_on, one.nature) for one in told.refusals}
    said: dict[_RowKey, list[tuple[str, str]]] = defaultdict(list)
    for one in sorted(told.refusals, key=lambda one: one.work_on or date.min):
        if one.line_id is not None:
            said[one.line_id, one.nature].append(_told(one))
    return Grid(
        days,
        [
            _row(told, line, nature, days, by_row[line.pk, nature], refused, said[line.pk, nature])
            for line in told.lines
            for nature in _natures(told, line)
        ],
        sum(by_row.values()),
        [_told(one) for one in told.refusals if one.line_id is None and one.work_on is not None],
        [_told(one) for one in told.refusals if one.line_id is None and one.work_on is None],
    )


def _natures(told: Told, line: OrderLine) -> tuple[str, ...]:
    """The rows of a line: one, and one more for whoever learns there from somebody else. CCTP 4.3 (4.3-turnover)."""
    known = told.known.lines.get(line.pk)
    written = {nature for line_id, _, nature in told.texts if line_id == line.pk}
    stands = any(cell.nature == ONBOARDING for cell in told.cells if cell.line_id == line.pk)
    learns = (known is not None and known.onboarding is not None) or stands or ONBOARDING in written
    return (BILLABLE, ONBOARDING) if learns else (BILLABLE,)


def _days(told: Told, totals: Mapping[date, int]) -> list[GridDay]:
    """The working days, those of rest on which something stands or that were added, in order."""
    working = set(told.working_days)
    shown = sorted(working | set(told.more_days) | {on for on, total in totals.items() if total} | _written(told))
    weeks = [on.isocalendar().week for on in shown]
    return [
        GridDay(
            on,
            number > 0 and weeks[number - 1] != weeks[number],
            on == told.today,
            on not in working,
            totals.get(on, 0),
        )
        for number, on in enumerate(shown)
    ]


def _written(told: Told) -> set[date]:
    return {on for (_, on, _), text in told.texts.items() if text}


def _row(
    told: Told,
    line: OrderLine,
    nature: str,
    days: Sequence[GridDay],
    total: int,
    refused: set[tuple[int | None, date | None, str]],
    said: Sequence[tuple[str, str]],
) -> GridRow:
    key, prefix = (line.pk, nature), "a" if nature == ONBOARDING else "j"
    figures = {cell.work_on: cell.hundredths for cell in told.cells if (cell.line_id, cell.nature) == key}
    copied = {cell.work_on: cell.hundredths for cell in told.copied if (cell.line_id, cell.nature) == key}
    proposed = {cell.work_on: cell.hundredths for cell in told.proposed if (cell.line_id, cell.nature) == key}
    cells = [
        GridCell(
            f"{prefix}-{line.pk}-{day.on.isoformat()}",
            day,
            told.texts.get((line.pk, day.on, nature), text_of(figures.get(day.on, 0))),
            day.on in figures and figures[day.on] == proposed.get(day.on),
            not refused.isdisjoint({(line.pk, day.on, nature), (None, day.on, BILLABLE)}),
            text_of(copied.get(day.on, 0)),
        )
        for day in days
    ]
    known = told.known.lines.get(line.pk)
    available = (known.available_hundredths or 0) if known is not None else 0
    return GridRow(line, nature, cells, total, available, said)


def text_of(hundredths: int) -> str:
    """A figure as one types it: nothing for nought."""
    return wording.hundredths_text(hundredths) if hundredths else ""


def _told(one: MonthRefusal) -> tuple[str, str]:
    """A refusal in words, after the date of its cell, and its clause."""
    sentence = wording.refusal_sentence(one.refusal)
    if one.line_id is None or one.work_on is None:
        return sentence, wording.clause_words(one.refusal.clause)
    return f"{wording.date_text(one.work_on)}\N{NO-BREAK SPACE}: {sentence}", wording.clause_words(one.refusal.clause)
