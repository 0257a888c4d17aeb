"""Measure a sheet with an XML parser, when it is not written as spreadsheets write.

Patterns are fast on what programs write. What is written by hand may hide a size from them, in other quotes, capitals
or spaces, where a reader that unfolds every cell would find it, and stop for want of memory.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from gouvernail.harvesters.workbook.limits import Limits, megabytes
from gouvernail.harvesters.workbook.raw import Content, Unreadable

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
_TIMES = re.compile(r"[0-9]{1,9}", re.ASCII)


def is_plain(content: Content) -> bool:
    """Whether every mark of an XML text is a tag without surprise: no `>` but at its end, no comment, no section."""
    return content.count(b"<") == content.count(b">") and b"<!" not in content


@dataclass(slots=True)
class _Row:
    """One row while it is read: `columns` up to the last filled cell, `weight` the characters it unfolds to."""

    times: int = 1
    columns: int = 0
    pending: int = 0
    weight: int = 0


class _OdsSheets:
    """Counts rows and columns up to the last filled cell, and what all repetitions weigh once unfolded."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._sheet, self._rows, self._pending, self._widest, self._weight = "", 0, 0, 0, 0
        self._row = _Row()
        self._cell_times = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table:table":
            self._sheet, self._rows, self._pending, self._widest = attributes.get("table:name", ""), 0, 0, 0
        elif name == "table:table-row":
            self._row = _Row(_times(attributes, "table:number-rows-repeated"))
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._cell_times = _times(attributes, "table:number-columns-repeated")
            self._row.pending += self._cell_times
            values = [value for key, value in attributes.items() if "value" in key]
            if values:
                self._fill(sum(map(len, values)))
        elif self._cell_times:
            self._fill(0)

    def text(self, text: str) -> None:
        if self._cell_times:
            self._row.weight += len(text) * self._cell_times

    def end(self, name: str) -> None:
        if name in {"table:table-cell", "table:covered-table-cell"}:
            self._cell_times = 0
        elif name == "table:table-row":
            self._close_row()

    def _fill(self, weight: int) -> None:
        self._row.columns += self._row.pending
        self._row.pending = 0
        self._row.weight += weight * self._cell_times

    def _close_row(self) -> None:
        row = self._row
        if not row.columns:
            self._pending += row.times
            return
        self._rows += self._pending + row.times
        self._pending = 0
        self._widest = max(self._widest, row.columns)
        self._weight += row.weight * row.times
        check_rectangle(self._sheet, self._rows, self._widest, self._limits)
        if self._weight > self._limits.expanded_bytes:
            size, limit = megabytes(self._weight), megabytes(self._limits.expanded_bytes)
            raise Unreadable("expands_too_much", size=size, limit=limit)


def check_ods_exactly(content: Content, limits: Limits) -> None:
    """Refuse an OpenDocument content with a sheet beyond the limits. Raises `Unreadable`."""
    sheets = _OdsSheets(limits)
    _parse(content, sheets.start, sheets.end, sheets.text)


class _XlsxSheet:
    """Keeps the last row and column that hold a cell with something in it."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._row = self._column = self._last_row = self._last_column = 0
        self._in_cell = False
        self.cells = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if self._in_cell:
            self._fill()
        elif kind == "row":
            told = attributes.get("r", "")
            self._row, self._column = int(told) if _TIMES.fullmatch(told) else self._row + 1, 0
        elif kind == "c":
            self._in_cell = True
            self._place(attributes.get("r"))

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "c":
            self._in_cell = False

    def _place(self, told: str | None) -> None:
        if told is None:
            self._column += 1
            return
        place = _PLACE.fullmatch(told)
        if place is None:
            raise Unreadable("corrupt", value=told[:80])
        self._column, self._row = column_number(place[1]), int(place[2])

    def _fill(self) -> None:
        self.cells += 1
        self._last_row, self._last_column = max(self._last_row, self._row), max(self._last_column, self._column)
        check_rectangle(self._name, self._last_row, self._last_column, self._limits)


def check_xlsx_exactly(name: str, content: Content, limits: Limits) -> None:
    """Refuse a sheet whose filled rectangle is beyond the limits. Raises `Unreadable`."""
    sheet = _XlsxSheet(name, limits)
    _parse(content, sheet.start, sheet.end)


def check_rectangle(sheet: str, rows: int, columns: int, limits: Limits) -> None:
    """Refuse a rectangle of cells beyond the limits. Raises `Unreadable`."""
    if rows > limits.rows:
        raise Unreadable("too_many_rows", sheet=sheet, rows=rows, limit=limits.rows)
    if rows * columns > limits.cells:
        raise Unreadable("too_large", sheet=sheet, rows=rows, columns=columns)


def column_number(letters: str) -> int:
    """The number of a column from its letters: `A` is 1, `AA` is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _times(attributes: Mapping[str, str], name: str) -> int:
    """How often something is repeated; written otherwise than in plain digits, it is no spreadsheet's."""
    told = attributes.get(name, "1")
    if not _TIMES.fullmatch(told):
        raise Unreadable("corrupt", value=told[:80])
    return int(told)


def _parse(
    content: Content,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk through an XML text that declares no entity. Raises `Unreadable` when it is none."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(bytes(content), True)
    except expat.ExpatError as error:
        raise Unreadable("corrupt") from error
