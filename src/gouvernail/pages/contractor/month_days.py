"""The days of one month of one person: one row per day that says something, one column per line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gouvernail.pages.contractor.team_rows import label_of, onboarding_label
from gouvernail.records.models import OrderLine, WorkerMonth
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.team_months import TOLD, declared_days, entered_days
from gouvernail.rules.days import BILLABLE


class DayRow(NamedTuple):
    """One day: what is entered on each line, and what is declared there when it differs."""

    on: date
    cells: Sequence[tuple[int | None, int | None]]
    total_hundredths: int


class MonthTable(NamedTuple):
    """The headings of the lines, and the days."""

    lines: Sequence[str]
    days: Sequence[DayRow]


def month_table(month: WorkerMonth, lines: Mapping[int, OrderLine]) -> MonthTable:
    """The days entered in a month, beside those that the ledger declares when they are others."""
    own = Scope(contractor_ids=frozenset({month.worker.contractor_id}))
    told = entered_days([month]) if month.state in TOLD else {}
    entered = {((line_id, nature), on): figure for (_, line_id, on, nature), figure in told.items()}
    known = declared_days(own, month.month_on, [month.worker_id])
    declared = {((line_id, nature), on): figure for (_, line_id, on, nature), figure in known.items()}
    labels = {column: _label(lines[column[0]], column[1]) for column, _ in (*entered, *declared)}
    order = sorted(labels, key=labels.__getitem__)
    days = sorted({on for _, on in (*entered, *declared)})
    return MonthTable([labels[one] for one in order], [_day(on, order, entered, declared) for on in days])


#: A line and the nature of the days on it.
_Column = tuple[int, str]
_Figures = Mapping[tuple[_Column, date], int]


def _label(line: OrderLine, nature: str) -> str:
    return label_of(line) if nature == BILLABLE else onboarding_label(line)


def _day(on: date, order: Sequence[_Column], entered: _Figures, declared: _Figures) -> DayRow:
    cells = []
    for column in order:
        typed, known = entered.get((column, on), 0), declared.get((column, on), 0)
        cells.append((typed or None, known if declared and known != typed else None))
    return DayRow(on, cells, sum(entered.get((column, on), 0) for column in order))
