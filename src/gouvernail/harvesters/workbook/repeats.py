"""Rows of one sheet with the same key: once when they say the same, refused when they do not."""

from gouvernail.harvesters.workbook.troubles import Severity, Trouble
from gouvernail.rules.workbook_format.columns import Sheet
from gouvernail.rules.workbook_format.rows import AnyRow


def without_repeats(sheet: Sheet, rows: list[AnyRow]) -> tuple[list[AnyRow], list[Trouble]]:
    """The first row of every key, and a trouble for each of the others."""
    end = sheet.key_width + 1
    keys = [row[1:end] for row in rows]
    if len(set(keys)) == len(rows):
        return rows, []
    first: dict[tuple[object, ...], AnyRow] = {}
    troubles = [
        _trouble(sheet, first[key], row)
        for key, row in zip(keys, rows, strict=True)
        if first.setdefault(key, row) is not row
    ]
    return list(first.values()), troubles


def _trouble(sheet: Sheet, first: AnyRow, row: AnyRow) -> Trouble:
    names = ", ".join(column.name for column in sheet.columns if column.key)
    values: dict[str, object] = {"first": first.row, "key": names}
    if row[1:] == first[1:]:
        return Trouble(sheet.name, row.row, "", "", "row_twice", values, Severity.WARNING)
    place = next(place for place in range(1, len(row)) if row[place] != first[place])
    column = sheet.columns[place - 1].name
    return Trouble(sheet.name, row.row, column, "", "key_twice", values)
