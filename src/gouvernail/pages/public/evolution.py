"""The portfolio through three years: products by stage at the end of each quarter. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gouvernail import clock
from gouvernail.exports.lists import ListFile, column
from gouvernail.pages.charts.columns import Column, columns_of
from gouvernail.pages.charts.scales import HEIGHT, WIDTH
from gouvernail.pages.list_downloads import list_answer
from gouvernail.pages.sign_in.needs import needs
from gouvernail.pages.unchanged import unless_unchanged
from gouvernail.records.models import Stage
from gouvernail.records.queries.portfolio_history import stages_through
from gouvernail.records.queries.product_search import stages_by_key
from gouvernail.rules.access import Right
from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.workbook_format.columns import Kind

QUARTERS = 12
SMALL_WIDTH, SMALL_HEIGHT = 120, 24


class StageRow(NamedTuple):
    """One stage: its counts day after day, and their small picture."""

    stage: Stage
    counts: Sequence[int]
    columns: Sequence[Column]


class Evolution(NamedTuple):
    """Days, how many products were active on each, and the same by stage; ``top`` is the highest count of active."""

    days: Sequence[date]
    active: Sequence[int]
    columns: Sequence[Column]
    top: int
    rows: Sequence[StageRow]

    @property
    def row_of(self) -> Mapping[str, StageRow]:
        """The rows by the key of their stage."""
        return {row.stage.key: row for row in self.rows}

    @property
    def by_day(self) -> Sequence[tuple[date, int, Sequence[int]]]:
        """Each day, latest first, with the active products and the count of each stage."""
        counts = zip(*(row.counts for row in self.rows), strict=True)
        return [*zip(self.days, self.active, counts, strict=True)][::-1]


def evolution(today: date) -> Evolution | None:
    """What the picture and its table tell; ``None`` when no product ever began a stage in those years."""
    days = quarter_ends(today)
    through = stages_through(days)
    stages = [stage for key, stage in stages_by_key().items() if any(key in counts for counts in through)]
    if not stages:
        return None
    told = {stage.key: [counts.get(stage.key, 0) for counts in through] for stage in stages}
    active = [sum(counts.get(stage.key, 0) for stage in stages if stage.is_active) for counts in through]
    highest = max(max(counts) for counts in told.values())
    rows = [
        StageRow(stage, told[stage.key], columns_of(told[stage.key], highest, SMALL_WIDTH, SMALL_HEIGHT))
        for stage in stages
    ]
    top = max(*active, 1)
    return Evolution(days, active, columns_of(active, top, WIDTH, HEIGHT), top, rows)


def quarter_ends(today: date) -> list[date]:
    """The last days of the quarters of three years, and today at their end."""
    this_quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    starts = (months_after(this_quarter, -3 * back) for back in range(QUARTERS - 1, -1, -1))
    return [*(start - timedelta(days=1) for start in starts), today]


@needs(Right.SEE_PORTFOLIO)
@require_safe
@unless_unchanged
def evolution_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The table of the picture as a file."""
    told = evolution(clock.today())
    stages = told.rows if told else ()
    columns = (column("au", Kind.DATE), *(column(name, Kind.INTEGER) for name in ("en activité", *_labels(stages))))
    rows = ((day, active, *counts) for day, active, counts in (told.by_day if told else ()))
    return list_answer(request, ListFile("evolution", columns, rows), extension)


def _labels(rows: Sequence[StageRow]) -> Sequence[str]:
    return [row.stage.label for row in rows]
