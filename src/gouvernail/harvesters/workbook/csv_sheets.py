"""Read CSV files: one per sheet, UTF-8, `;` or `,`.

Any other encoding is refused rather than guessed: a name wrongly decoded would be kept for
ever once notified. A text that begins like a formula is written with an apostrophe before it
(`'=SOMME(A1)`), so that a spreadsheet does not compute it; the apostrophe is taken off here.
"""

import csv
import re
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper

from gouvernail.harvesters.workbook.exact_size import check_rectangle
from gouvernail.harvesters.workbook.limits import Limits
from gouvernail.harvesters.workbook.names import folded
from gouvernail.harvesters.workbook.raw import Cell, Content, Unreadable
from gouvernail.harvesters.workbook.troubles import Trouble
from gouvernail.rules.workbook_format.columns import Sheet

_GUARDED = re.compile(r"'+[=+\-@]")
_HEAD = 1 << 16
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


def csv_rows(sheet: Sheet, data: Content, limits: Limits) -> tuple[list[list[Cell]], list[Trouble]]:
    """The rows of one CSV file, all as wide as its heading, and the rows that are wider. Raises `Unreadable`."""
    if data.startswith(_OTHER_ENCODINGS):
        raise Unreadable("csv_encoding", sheet=sheet.name)
    rows: list[list[Cell]] = []
    troubles: list[Trouble] = []
    width = 0
    for number, cells in enumerate(_records(sheet, data, limits), start=1):
        width = width or len(cells)
        check_rectangle(sheet.name, number, width, limits)
        if len(cells) > width:
            troubles += _too_wide(sheet, number, cells[width:])
        rows.append([*cells[:width], *[""] * (width - len(cells))])
    return (_unguarded(rows) if b"'" in data else rows), troubles


def _records(sheet: Sheet, data: Content, limits: Limits) -> Iterator[list[str]]:
    """The rows, one after the other as they are asked for: an endless file is never held as rows."""
    separator = _separator(sheet, data[:_HEAD])
    if (columns := data.count(separator.encode())) > limits.cells:  # one row could hold them all
        check_rectangle(sheet.name, data.count(b"\n"), columns, limits)
    lines = TextIOWrapper(BytesIO(data), encoding="utf-8-sig", newline="")
    try:
        yield from csv.reader(lines, delimiter=separator, strict=True)
    except csv.Error as error:
        raise Unreadable("csv_corrupt", sheet=sheet.name, value=str(error)) from error
    except UnicodeDecodeError as error:
        raise Unreadable("csv_encoding", sheet=sheet.name, line=_first_bad_line(data)) from error


def _first_bad_line(data: Content) -> int:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1


def _separator(sheet: Sheet, head: Content) -> str:
    """The separator with which the heading, somewhere in the head of the file, shows most known columns, then most."""
    lines = head.decode("utf-8-sig", "replace").splitlines()
    heading = next((line for line in lines if line.strip(";, \t")), "")
    known = {column.name for column in sheet.columns}
    return max(
        ";,", key=lambda each: (len(known & {folded(name) for name in heading.split(each)}), heading.count(each))
    )


def _too_wide(sheet: Sheet, number: int, beyond: list[str]) -> list[Trouble]:
    shown = next((cell for cell in beyond if cell.strip()), None)
    return [] if shown is None else [Trouble(sheet.name, number, "", shown, "row_too_wide")]


def _unguarded(rows: list[list[Cell]]) -> list[list[Cell]]:
    return [
        [cell[1:] if isinstance(cell, str) and cell[:1] == "'" and _GUARDED.match(cell) else cell for cell in row]
        for row in rows
    ]
