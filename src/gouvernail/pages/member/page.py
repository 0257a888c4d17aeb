"""The page of a month: the grid, its sentence, what is refused, what can be added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gouvernail import wording
from gouvernail.pages.member.activities import activities_shown, new_activities
from gouvernail.pages.member.facts import OwnMonth, copied, rest_days, stored
from gouvernail.pages.member.form import TypedMonth
from gouvernail.pages.member.grid import Grid, Told, grid_of
from gouvernail.pages.member.sentence import days_in_words, sentence_of, short_month_name
from gouvernail.pages.typed_months import FIRST_MONTH_ON
from gouvernail.records.models import OrderLine
from gouvernail.records.queries import own_month as queries
from gouvernail.rules.calendar_months import months_after
from gouvernail.rules.months import Cell, KnownMonth, MonthRefusal, doubts_of_month

TEMPLATE = "gouvernail/member/month.html"


def month_page(
    request: HttpRequest,
    own: OwnMonth,
    typed: TypedMonth | None = None,
    *,
    refusals: Sequence[MonthRefusal] = (),
    status: int = 200,
) -> HttpResponse:
    """Show the month; what was typed takes the place of what stands, unless nothing can be typed any more."""
    standing, is_proposed = stored(own)
    shown = None if own.is_closed else typed
    cells = standing if shown is None else shown.cells
    open_lines = [] if own.is_closed else queries.open_lines(own.member.contractor, own.month_on)
    lines = _lines(own, cells, shown, open_lines)
    known = queries.known_month(own.member, own.month_on, (line.pk for line in lines))
    grid = _grid(own, lines, known, cells, shown, proposed=standing if is_proposed else (), refusals=refusals)
    added = new_activities(own, shown)
    context = {
        **_words(own, grid, is_proposed=is_proposed and shown is None, is_as_stored=shown is None),
        **_errors(grid),
        "own": own,
        "columns": len(grid.days) + 2,
        "is_proposed": is_proposed,
        "has_new_activities": any(one.title for one in added),
        "grid": grid,
        "typed": shown,
        "lost": _lost(typed, standing, lines) if own.is_closed and typed is not None and refusals else [],
        "doubts": _doubts(own, cells, known),
        "activities": activities_shown(own, lines, shown),
        "new_activities": added,
        "other_lines": [line for line in open_lines if line not in lines],
        "other_days": _other_days(own, grid),
        "added_days": () if shown is None else shown.more_days,
    }
    return render(request, TEMPLATE, context, status=status)


def _grid(
    own: OwnMonth,
    lines: Sequence[OrderLine],
    known: KnownMonth,
    cells: Sequence[Cell],
    shown: TypedMonth | None,
    *,
    proposed: Sequence[Cell],
    refusals: Sequence[MonthRefusal],
) -> Grid:
    return grid_of(
        Told(
            lines=lines,
            working_days=own.working_days,
            known=known,
            today=own.today,
            cells=cells,
            texts={} if shown is None else shown.texts,
            proposed=proposed,
            more_days=() if shown is None else shown.more_days,
            refusals=refusals,
            copied=[] if own.is_closed else copied(own, known),
        )
    )


def _lines(
    own: OwnMonth, cells: Sequence[Cell], shown: TypedMonth | None, open_lines: Sequence[OrderLine]
) -> list[OrderLine]:
    """Those with something, then those that were on the screen, or the usual ones while they are at work."""
    wanted = {cell.line_id for cell in cells}
    if shown is not None:
        wanted |= {*shown.line_ids, *(line_id for line_id, _, _ in shown.texts)}
    else:
        learnt = queries.onboarding_line_ids(own.member, own.month_on)
        wanted |= (own.usual_line_ids | learnt) & {line.pk for line in open_lines}
    return queries.lines_among(own.member.contractor, wanted)


def _words(own: OwnMonth, grid: Grid, *, is_proposed: bool, is_as_stored: bool) -> Mapping[str, object]:
    after = months_after(own.month_on, 1)
    return {
        "month_name": wording.month_text(own.month_on),
        "short_name": short_month_name(own.month_on),
        "total_words": days_in_words(grid.total_hundredths),
        "state_words": wording.MONTH_STATES[own.state],
        "before": months_after(own.month_on, -1) if own.month_on > FIRST_MONTH_ON else None,
        "after": after if after <= own.today else None,
        "sentence": sentence_of(
            own.state,
            own.month_on,
            own.today,
            hundredths=grid.total_hundredths,
            is_proposed=is_proposed,
            is_imported=is_as_stored and not is_proposed and not own.version,
            has_lines=bool(grid.rows),
        ),
    }


def _errors(grid: Grid) -> Mapping[str, object]:
    """Whether something is said in the grid, and where the first of it stands."""
    places = [f"e{row.key}" for row in grid.rows if row.said] + (["e-jours"] if grid.said_of_days else [])
    return {"has_errors": bool(places), "first_error": places[0] if places else ""}


def _doubts(own: OwnMonth, cells: Sequence[Cell], known: KnownMonth) -> list[tuple[str, str]]:
    if own.is_closed:
        return []
    found = doubts_of_month(cells, known, own.working_days)
    return [(wording.refusal_sentence(one.refusal), wording.clause_words(one.refusal.clause)) for one in found]


def _other_days(own: OwnMonth, grid: Grid) -> list[date]:
    """The days of rest that can be added as a column."""
    if own.is_closed:
        return []
    shown = {day.on for day in grid.days}
    return [on for on in rest_days(own) if on not in shown]


def _lost(typed: TypedMonth, standing: Sequence[Cell], lines: Sequence[OrderLine]) -> list[str]:
    """What was typed in a month that cannot be changed any more, and differs from it: said, so that it can be told."""
    names = {line.pk: line.product.name for line in lines}
    known = {(cell.line_id, cell.work_on, cell.nature): cell.hundredths for cell in standing}
    return [
        f"{names.get(cell.line_id, 'autre ligne')}, {wording.date_text(cell.work_on)}\N{NO-BREAK SPACE}: "
        f"{wording.days_text(cell.hundredths)}"
        for cell in typed.cells
        if known.get((cell.line_id, cell.work_on, cell.nature), 0) != cell.hundredths
    ]
