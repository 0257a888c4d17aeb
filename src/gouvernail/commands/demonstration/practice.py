"""Two workbooks to try an import with, as the correspondent of the first contractor: a good one, one to correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from gouvernail.commands.demonstration.orders import order_number
from gouvernail.commands.demonstration.past import Past
from gouvernail.commands.demonstration.running_orders import GRANGE_OUVERTE, SENTIER_SUR
from gouvernail.exports.market_workbook.write import write
from gouvernail.rules.workbook_format.rows import ActivityRow, AnyRow, DayRow, EstimateRow

GOOD = "a-importer.ods"
BAD = "a-corriger.ods"
NEWCOMER = "dev-09"

Sheets = Mapping[str, Sequence[AnyRow]]


def write_practice_workbooks(folder: Path, past: Past) -> None:
    """Write both files."""
    write(good_sheets(past), folder / GOOD)
    write(bad_sheets(past), folder / BAD)


def good_sheets(past: Past) -> Sheets:
    """A newcomer's first two days, an activity finished, an estimate of today."""
    order = order_number(GRANGE_OUVERTE, past)
    before, last = past.working_days(past.day(-15), past.yesterday)[-2:]
    return {
        "jours": [
            DayRow(0, order, 1, before, NEWCOMER, "onboarding", 100, "", None),
            DayRow(0, order, 1, last, NEWCOMER, "billable", 75, "DEV-03", None),
        ],
        "activites": [ActivityRow(0, order, 1, "DEV-03", GRANGE_OUVERTE.lines[0].works.titles[2], "", "done", last)],
        "restes_a_faire": [EstimateRow(0, order, 1, past.today, 4000, "Équipe grange-ouverte")],
    }


def bad_sheets(past: Past) -> Sheets:
    """A day to come, somebody twice on one date, an order that is not this contractor's."""
    order, of_another = order_number(GRANGE_OUVERTE, past), order_number(SENTIER_SUR, past)
    last = past.working_day(-1)
    return {
        "jours": [
            DayRow(0, order, 1, last, NEWCOMER, "billable", 100, "", None),
            DayRow(0, order, 2, last, NEWCOMER, "billable", 50, "", None),
            DayRow(0, order, 1, past.day(20), NEWCOMER, "billable", 100, "", None),
            DayRow(0, of_another, 1, last, "dev-03", "billable", 25, "", None),
        ]
    }
