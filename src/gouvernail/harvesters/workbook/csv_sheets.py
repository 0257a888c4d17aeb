"""Read CSV files: one per sheet, UTF-8, `;` or `,`.

Any other encoding is refused rather than guessed: a name wrongly decoded would be kept for
ever once notified. A text that begins like a formula is written with an apostrophe before it
(`'=SOMME(A1)`), so that a spreadsheet does not compute it; the apostrophe is taken off here.
"""

import csv
import re
from io import StringIO

from gouvernail.harvesters.workbook.limits import Limits
from gouvernail.harvesters.workbook.names import folded
from gouvernail.harvesters.workbook.raw import Cell, Content, Unreadable
from gouvernail.harvesters.workbook.troubles import Trouble
from gouvernail.rules.workbook_format.columns import Sheet

_GUARDED = re.compile(r"'+[=+\-@]")
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


def csv_rows(sheet: Sheet, data: Content, limits: Limits) -> tuple[list[list[Cell]], list[Trouble]]:
    """The rows of one CSV file, all as wide as its heading, and the rows that are wider. Raises `Unreadable`."""
    text = _decoded(sheet, data)
    rows: list[list[Cell]] = []
    troubles: list[Trouble] = []
    width = 0
    for number, cells in enumerate(_records(sheet, text), start=1):
        if number > limits.rows:
            raise Unreadable("too_many_rows", sheet=sheet.name, rows=number, limit=limits.rows)
        width = width or len(cells)
        if len(cells) > width:
            troubles += _too_wide(sheet, number, cells[width:])
        rows.append([*cells[:width], *[""] * (width - len(cells))])
    return (_unguarded(rows) if "'" in text else rows), troubles


def _decoded(sheet: Sheet, data: Content) -> str:
    if data.startswith(_OTHER_ENCODINGS):
        raise Unreadable("csv_encoding", sheet=sheet.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable("csv_encoding", sheet=sheet.name, line=line) from error


def _records(sheet: Sheet, text: str) -> "list[list[str]]":
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=_separator(sheet, text), strict=True))
    except csv.Error as error:
        raise Unreadable("csv_corrupt", sheet=sheet.name, value=str(error)) from error


def _separator(sheet: Sheet, text: str) -> str:
    """The separator with which the heading shows the most known columns."""
    heading = next((line for line in text.splitlines() if line.strip(";, \t")), "")
    known = {column.name for column in sheet.columns}
    return max(";,", key=lambda separator: len(known & {folded(name) for name in heading.split(separator)}))


def _too_wide(sheet: Sheet, number: int, beyond: list[str]) -> list[Trouble]:
    shown = next((cell for cell in beyond if cell.strip()), None)
    return [] if shown is None else [Trouble(sheet.name, number, "", shown, "row_too_wide")]


def _unguarded(rows: list[list[Cell]]) -> list[list[Cell]]:
    return [
        [cell[1:] if isinstance(cell, str) and cell[:1] == "'" and _GUARDED.match(cell) else cell for cell in row]
        for row in rows
    ]
