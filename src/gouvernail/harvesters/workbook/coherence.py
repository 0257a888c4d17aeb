"""What the cells of one row must say together, without knowing anything else."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from gouvernail.harvesters.workbook.troubles import Severity, Trouble
from gouvernail.rules.money import days_text
from gouvernail.rules.workbook_format.columns import Sheet
from gouvernail.rules.workbook_format.rows import AnyRow, FindingRow, OrderRow, WorkUnitRow

_NEVER_NOTIFIED = {"draft", "cancelled"}


def incoherences(sheet: Sheet, rows: Sequence[AnyRow]) -> list[Trouble]:
    """The troubles of rows whose cells are each right but do not go together."""
    check = _CHECKS.get(sheet.name)
    return [] if check is None else [trouble for row in rows for trouble in check(row)]


def _work_unit(row: WorkUnitRow) -> Iterator[Trouble]:
    if row.measure == "days" and row.days_per_unit_hundredths is None:
        yield Trouble("uo", row.row, "jours_par_uo", "", "days_per_unit_needed")
    if row.measure != "days" and row.days_per_unit_hundredths is not None:
        value = days_text(row.days_per_unit_hundredths)
        yield Trouble("uo", row.row, "jours_par_uo", value, "days_per_unit_unused", severity=Severity.WARNING)


def _order(row: OrderRow) -> Iterator[Trouble]:
    if row.state in _NEVER_NOTIFIED and row.notified_on is not None:
        code = "draft_notified" if row.state == "draft" else "cancelled_notified"
        yield Trouble("commandes", row.row, "date_notification", row.notified_on.isoformat(), code)
    if row.state not in _NEVER_NOTIFIED and row.notified_on is None:
        yield Trouble("commandes", row.row, "date_notification", "", "notification_needed")
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        values = {"start": f"{row.starts_on:%d/%m/%Y}"}
        yield Trouble("commandes", row.row, "fin", row.ends_on.isoformat(), "end_before_start", values)


def _finding(row: FindingRow) -> Iterator[Trouble]:
    if row.nature == "amount_admitted" and row.line_number is None:
        yield Trouble("constats", row.row, "ligne", "", "line_needed")
    if row.nature == "amount_admitted" and row.amount_cents is None:
        yield Trouble("constats", row.row, "montant_ht", "", "amount_needed")


_CHECKS: Mapping[str, Callable[[Any], Iterable[Trouble]]] = {
    "uo": _work_unit,
    "commandes": _order,
    "constats": _finding,
}
