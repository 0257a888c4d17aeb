"""The market workbooks of the demonstration, in the order in which they would have been handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from gouvernail.commands.demonstration import past_orders, running_orders
from gouvernail.commands.demonstration.days import day_rows
from gouvernail.commands.demonstration.estimates import estimate_rows
from gouvernail.commands.demonstration.findings import admitted_rows, finding_rows
from gouvernail.commands.demonstration.frameworks import (
    ENDED,
    RUNNING,
    Agreement,
    contractor_rows,
    framework_row,
    price_rows,
    project_rows,
    work_unit_rows,
)
from gouvernail.commands.demonstration.orders import Placed, amendment_rows, line_row, order_row, placed
from gouvernail.commands.demonstration.past import Past
from gouvernail.commands.demonstration.plans import OrderPlan
from gouvernail.commands.demonstration.works import finished_rows, planned_rows, taken_up_rows
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.rules.workbook_format.rows import ActivityRow, DayRow
from gouvernail.rules.workbook_format.sheets import SHEETS

HALF = 50
Row = TypeVar("Row")


class HandedWorkbook(NamedTuple):
    """A workbook as the steering office hands it over."""

    name: str
    workbook: Workbook
    is_historical: bool = False


def workbooks(past: Past) -> list[HandedWorkbook]:
    """Both markets, then what came week after week: activities taken up, finished, and days to be corrected."""
    ended = placed(ENDED, past_orders.ORDERS, past)
    running = placed(RUNNING, running_orders.ORDERS, past)
    return [
        HandedWorkbook("accord-cadre-echu.ods", historical_workbook(past), is_historical=True),
        HandedWorkbook("accord-cadre-en-cours.ods", running_workbook(past)),
        HandedWorkbook("activites-commencees.ods", _progress(taken_up_rows, [*ended, *running])),
        HandedWorkbook("activites-faites.ods", _progress(finished_rows, [*ended, *running])),
        HandedWorkbook("jours-corriges.ods", _named(Workbook(jours=corrected_days(running)))),
    ]


def historical_workbook(past: Past) -> Workbook:
    """The agreement that ended, with its anomalies."""
    return _market(ENDED, past_orders.ORDERS, past)


def running_workbook(past: Past) -> Workbook:
    """The agreement that runs, all its activities still to do, with the project that is not in the registry."""
    return _market(RUNNING, running_orders.ORDERS, past, with_projects=True)


def corrected_days(running: Sequence[Placed]) -> list[DayRow]:
    """The last two accepted days of the first line turn out to be half days."""
    days = [row for row in day_rows(running) if (row.order_number, row.line_number) == running[0].key]
    accepted = [row for row in days if row.state == "accepted" and row.nature == "billable" and row.hundredths > HALF]
    return [row._replace(hundredths=HALF) for row in accepted[-2:]]


def _progress(rows_of: Callable[[Placed], Iterable[ActivityRow]], lines: Iterable[Placed]) -> Workbook:
    return _named(Workbook(activites=_all(rows_of, lines)))


def _market(
    agreement: Agreement, orders: tuple[OrderPlan, ...], past: Past, *, with_projects: bool = False
) -> Workbook:
    lines = placed(agreement, orders, past)
    days = day_rows(lines)
    return _named(
        Workbook(
            marches=[framework_row(agreement, past)],
            titulaires=contractor_rows(agreement, past),
            projets=project_rows() if with_projects else [],
            uo=work_unit_rows(agreement, past),
            prix=price_rows(agreement, past),
            commandes=[order_row(order, agreement, past) for order in orders],
            lignes=[line_row(line) for line in lines],
            modificatifs=_all(amendment_rows, lines),
            jours=days,
            activites=_all(planned_rows, lines),
            restes_a_faire=_all(lambda line: estimate_rows(line, days), lines),
            constats=[*_all(admitted_rows, lines), *chain.from_iterable(finding_rows(each, past) for each in orders)],
        )
    )


def _named(workbook: Workbook) -> Workbook:
    """The workbook with the names of the sheets that it holds, its rows numbered as a spreadsheet shows them."""
    held: dict[str, Any] = {sheet.name: _numbered(getattr(workbook, sheet.name)) for sheet in SHEETS}
    return Workbook(sheets=tuple(name for name, rows in held.items() if rows), **held)


def _numbered(rows: list[Any]) -> list[Any]:
    """The heading is row 1."""
    return [row._replace(row=number) for number, row in enumerate(rows, start=2)]


def _all(rows_of: Callable[[Placed], Iterable[Row]], lines: Iterable[Placed]) -> list[Row]:
    return [row for line in lines for row in rows_of(line)]
