"""The days of one month of one person: one row per day that says something, one column per line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gouvernail.pages.contractor.team_rows import label_of
from gouvernail.records.models import OrderLine, WorkerMonth
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.team_months import TOLD, declared_days, entered_days


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
    entered = {(line_id, on): figure for (_, line_id, on), figure in told.items()}
    known = declared_days(own, month.month_on, [month.worker_id])
    declared = {(line_id, on): figure for (_, line_id, on), figure in known.items()}
    order = sorted(lines, key=lambda line_id: label_of(lines[line_id]))
    days = sorted({on for _, on in (*entered, *declared)})
    return MonthTable([label_of(lines[one]) for one in order], [_day(on, order, entered, declared) for on in days])


_Figures = Mapping[tuple[int, date], int]


def _day(on: date, order: Sequence[int], entered: _Figures, declared: _Figures) -> DayRow:
    cells = []
    for line_id in order:
        typed, known = entered.get((line_id, on), 0), declared.get((line_id, on), 0)
        cells.append((typed or None, known if declared and known != typed else None))
    return DayRow(on, cells, sum(entered.get((line_id, on), 0) for line_id in order))
