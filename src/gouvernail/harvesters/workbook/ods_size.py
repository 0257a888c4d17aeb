"""How large the sheets of an OpenDocument content are, before a reader unfolds its repetitions."""

import re
from collections.abc import Iterator

from gouvernail.harvesters.workbook.exact_size import check_ods_exactly, check_rectangle, is_plain
from gouvernail.harvesters.workbook.limits import Limits, megabytes
from gouvernail.harvesters.workbook.raw import Content, Unreadable

_TABLE = re.compile(rb'<table:table [^>]*?table:name="([^"]*)"')
_REPEATED_ROW = re.compile(rb'table:number-rows-repeated="(\d+)"')
_ROW_END = b"</table:table-row>"
_CELL = re.compile(rb"<table:(?:covered-)?table-cell(?=[\s/>])([^>]*)>")
_REPEATED_CELL = re.compile(rb'table:number-columns-repeated="(\d+)"')
_WIDE_CELL = re.compile(rb'table:number-columns-repeated="\d{2,}"[^>]*>(?!\s*</table:table-row>)')
_ODD_REPETITION = re.compile(rb'-repeated(?!="\d+")')
_MANY_CELLS = re.compile(rb'table:number-columns-repeated="\d{2,}"[^>]*>')
_VALUE_MARKS = (b"office:value", b"<text:p", b"-value=")

#: The shortest way to write nine cells is `<table:table-cell table:number-columns-repeated="9"/>`.
_BYTES_PER_CELL = 5


def check_ods_size(content: Content, limits: Limits) -> None:
    """Refuse an OpenDocument content with a sheet beyond the limits. Raises `Unreadable`."""
    if not _is_usual(content):
        check_ods_exactly(content, limits)
        return
    for name, start, end in _tables(content):
        filled = max(content.rfind(mark, start, end) for mark in _VALUE_MARKS)
        rows = _row_count(content, start, filled, limits)
        if rows > limits.rows:
            raise Unreadable("too_many_rows", sheet=name, rows=rows, limit=limits.rows)
        columns = _column_count(content, start, filled, limits.cells // max(rows, 1))
        check_rectangle(name, rows, columns, limits)


def _is_usual(content: Content) -> bool:
    """Whether repetitions are written as spreadsheets write them, and none unfolds a filled cell many times."""
    if _ODD_REPETITION.search(content) or not is_plain(content):
        return False
    return not any(_is_filled(content, many) for many in _MANY_CELLS.finditer(content))


def _is_filled(content: Content, repeated: re.Match[bytes]) -> bool:
    """Whether the cell whose tag ends with this match holds something."""
    start = content.rfind(b"<", 0, repeated.start())
    return not repeated[0].endswith(b"/>") or content.find(b"value", start, repeated.end()) >= 0


def _tables(content: Content) -> Iterator[tuple[str, int, int]]:
    starts = [(match[1].decode("utf-8", "replace"), match.start()) for match in _TABLE.finditer(content)]
    ends = [start for _, start in starts[1:]] + [len(content)]
    for (name, start), end in zip(starts, ends, strict=True):
        yield name, start, end


def _row_count(content: Content, start: int, filled: int, limits: Limits) -> int:
    """Rows up to the last filled cell, the repeated ones counted as often as they say.

    A repeated row that is long weighs as many times its length once unfolded: refused as well.
    """
    rows = content.count(b"<table:table-row", start, max(filled, start))
    weight = 0
    for match in _REPEATED_ROW.finditer(content, start, max(filled, start)):
        times = int(match[1])
        rows += times - 1
        weight += times * (content.find(_ROW_END, match.end()) - match.end())
        if weight > limits.expanded_bytes and rows <= limits.rows:
            raise Unreadable("expands_too_much", size=megabytes(weight), limit=megabytes(limits.expanded_bytes))
    return rows


def _column_count(content: Content, start: int, filled: int, allowed: int) -> int:
    """The width of the widest row; rows too short to be wider than `allowed` are not counted."""
    widest, edge = 0, start
    suspect = _WIDE_CELL.search(content, start, max(filled, start))
    while edge <= filled:
        end = content.find(_ROW_END, edge)
        end = len(content) if end < 0 else end
        if end - edge > allowed * _BYTES_PER_CELL or (suspect and edge <= suspect.start() < end):
            widest = max(widest, _width(content, edge, end))
        if suspect and suspect.start() < end:
            suspect = _WIDE_CELL.search(content, end, max(filled, end))
        edge = end + len(_ROW_END)
    return widest


def _width(content: Content, start: int, end: int) -> int:
    """Cells of one row up to its last filled one."""
    width, pending = 0, 0
    for match in _CELL.finditer(content, start, end):
        repeated = _REPEATED_CELL.search(match[1])
        pending += int(repeated[1]) if repeated else 1
        if not match[1].endswith(b"/") or b"value" in match[1]:
            width, pending = width + pending, 0
    return width
