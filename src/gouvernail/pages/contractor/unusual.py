"""What differs from habit in a confirmed month, in words: for the correspondent, who knows why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gouvernail import clock, wording
from gouvernail.pages.contractor.team_rows import label_of
from gouvernail.records.models import OrderLine
from gouvernail.records.queries.own_month import working_days_in
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.team_months import TeamMonth, entered_days, habits, lines_named
from gouvernail.rules.days import BILLABLE
from gouvernail.rules.lifecycle import MonthState
from gouvernail.rules.months import Cell, LineDifference, differences_from_habit


def unusual_words(scope: Scope, months: Sequence[TeamMonth], month_on: date) -> Mapping[int, Sequence[str]]:
    """One sentence for each line that differs, by worker id; only of months that wait to be approved.

    CCTP 4.1 (4.1-contractor-authority).
    """
    waiting = [one.month for one in months if one.month and one.month.state == MonthState.CONFIRMED]
    usual = habits(scope, month_on, [month.worker_id for month in waiting]) if waiting else {}
    days = [on for on in working_days_in(month_on) if on <= clock.today()]
    cells: dict[int, list[Cell]] = {month.worker_id: [] for month in waiting}
    for (worker_id, line_id, on, nature), hundredths in entered_days(waiting).items():
        if nature == BILLABLE:
            cells[worker_id].append(Cell(line_id, on, hundredths))
    found = {pk: differences_from_habit(usual.get(pk, {}), own, days) for pk, own in cells.items()}
    lines = lines_named(one.line_id for own in found.values() for one in own)
    return {pk: [_words(one, lines) for one in own] for pk, own in found.items()}


def _words(one: LineDifference, lines: Mapping[int, OrderLine]) -> str:
    """« BC-1, ligne 2 · Mes Aides : 11 j au lieu de 14,5 j d’habitude. »."""
    dates = wording.counted(len(one.dates), "date")
    if one.usual_hundredths == one.entered_hundredths:
        said = f"autant de jours que d’habitude, à d’autres dates ({dates})"
    else:
        entered, usual = wording.days_text(one.entered_hundredths), wording.days_text(one.usual_hundredths)
        said = f"{entered} au lieu de {usual} d’habitude ({dates})"
    return f"{label_of(lines[one.line_id])}\N{NO-BREAK SPACE}: {said}."
