"""Turn the raw sheets of a workbook into typed rows and troubles. Pure: no file, no clock, no database.

A workbook may hold hundreds of thousands of days: work goes column by column, and each
different cell of a column is understood once.
"""

from collections.abc import Sequence
from typing import Any

from gouvernail.harvesters.workbook.coherence import incoherences
from gouvernail.harvesters.workbook.collector import resting_collector
from gouvernail.harvesters.workbook.conversions import BAD, Conversion, column_cells
from gouvernail.harvesters.workbook.heading import Places, places_of
from gouvernail.harvesters.workbook.raw import Cell, RawSheet, RawWorkbook
from gouvernail.harvesters.workbook.repeats import without_repeats
from gouvernail.harvesters.workbook.troubles import Severity, Trouble
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.rules.workbook_format.columns import Column, Sheet
from gouvernail.rules.workbook_format.rows import AnyRow


def parse(raw: RawWorkbook) -> Workbook:
    """The rows of every sheet, checked for all that needs no database. CCTP 4.2 (4.2-device)."""
    with resting_collector():
        return _parsed(raw)


def _parsed(raw: RawWorkbook) -> Workbook:
    troubles = list(raw.troubles)
    sheets: dict[str, Any] = {}
    for raw_sheet in raw.sheets:
        rows, found = parse_sheet(raw_sheet)
        sheets[raw_sheet.sheet.name] = rows
        troubles += found
    return Workbook(
        sheets=tuple(sheets),
        errors=tuple(trouble for trouble in troubles if trouble.severity is Severity.ERROR),
        warnings=tuple(trouble for trouble in troubles if trouble.severity is Severity.WARNING),
        foreign=tuple(raw.foreign),
        **sheets,
    )


def parse_sheet(raw: RawSheet) -> tuple[list[AnyRow], list[Trouble]]:
    """The rows of one sheet, in order, without those in error; and every trouble met."""
    numbers, rows = _filled(raw)
    if not rows:
        return [], [Trouble(raw.sheet.name, None, "", "", "sheet_empty", severity=Severity.WARNING)]
    places, troubles = places_of(raw.sheet, numbers[0], rows[0])
    if any(trouble.severity is Severity.ERROR for trouble in troubles):
        return [], troubles
    values, found = _columns(raw.sheet, places, numbers[1:], rows[1:])
    typed = _rows(raw.sheet, numbers[1:], values)
    kept, repeats = without_repeats(raw.sheet, typed)
    incoherent = incoherences(raw.sheet, kept)
    refused = {trouble.row for trouble in (*repeats, *incoherent) if trouble.severity is Severity.ERROR}
    if refused:
        kept = [row for row in kept if row.row not in refused]
    return kept, [*troubles, *found, *repeats, *incoherent]


def _filled(raw: RawSheet) -> tuple[list[int], list[list[Cell]]]:
    """The rows that say something, with their numbers."""
    filled = [
        (number, row)
        for number, row in enumerate(raw.rows, start=raw.first_row)
        if (row and row[0] and not str(row[0]).isspace()) or not _is_blank(row)
    ]
    return [number for number, _ in filled], [row for _, row in filled]


def _is_blank(row: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but spaces and noughts."""
    return not any(cell and not str(cell).isspace() for cell in row)


def _columns(
    sheet: Sheet, places: Places, numbers: list[int], rows: list[list[Cell]]
) -> tuple[list[list[object]], list[Trouble]]:
    """The values of each column of the sheet, and the cells that were not understood."""
    columns: list[list[object]] = []
    troubles: list[Trouble] = []
    for column in sheet.columns:
        cells = _cells(column, places, rows)
        conversion = Conversion(column)
        columns.append(conversion.values_of(cells))
        troubles += conversion.troubles_of(sheet.name, numbers, cells)
    return columns, sorted(troubles, key=lambda trouble: trouble.row or 0)


def _cells(column: Column, places: Places, rows: list[list[Cell]]) -> list[Cell]:
    place = places.get(column.name)
    return [""] * len(rows) if place is None else column_cells(rows, place)


def _rows(sheet: Sheet, numbers: list[int], columns: list[list[object]]) -> list[AnyRow]:
    """One typed row per number, but for those where a cell was not understood."""
    make: Any = sheet.row_type._make
    rows: list[AnyRow] = list(map(make, zip(numbers, *columns, strict=True)))
    if any(BAD in column for column in columns):
        return [row for row in rows if BAD not in row]
    return rows
