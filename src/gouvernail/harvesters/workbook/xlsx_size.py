"""How large a sheet of an Office Open XML workbook is, before a reader lays out its rectangle."""

import re
from collections import Counter
from itertools import pairwise

from gouvernail.harvesters.workbook.limits import Limits, megabytes
from gouvernail.harvesters.workbook.raw import Content, Unreadable

#: A cell beyond column Z or row 499,999.
_FAR = re.compile(rb'r="(?:[A-Z]{2,3}\d|[A-Z](?:[5-9]\d{5}|\d{7}))')
_TOKEN = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>")
_PLACE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_SHARED = re.compile(rb't="s"[^>]*>\s*<v>(\d+)</v>')
_STRING = re.compile(rb"<si[\s>/]")
_NEAR_ROWS = 499_999
_NEAR_CELLS = 26 * _NEAR_ROWS


def check_xlsx_size(name: str, content: Content, limits: Limits) -> None:
    """Refuse a sheet whose filled rectangle is beyond the limits. Raises `Unreadable`."""
    if limits.rows >= _NEAR_ROWS and limits.cells >= _NEAR_CELLS and _is_near(content):
        return
    written = content.count(b"<row ")
    rows, columns = (written, 0) if written > limits.rows else _extent(content)
    if rows > limits.rows:
        raise Unreadable("too_many_rows", sheet=name, rows=rows, limit=limits.rows)
    if rows * columns > limits.cells:
        raise Unreadable("too_large", sheet=name, rows=rows, columns=columns)


def check_shared_strings(strings: Content, sheet: Content, limits: Limits) -> None:
    """Refuse a long text that many cells share: a reader copies it into each of them."""
    starts = [match.start() for match in _STRING.finditer(strings)] + [len(strings)]
    lengths = [after - before for before, after in pairwise(starts)]
    if max(lengths, default=0) * sheet.count(b't="s"') <= limits.expanded_bytes:
        return
    used = Counter(_SHARED.findall(sheet))
    size = sum(times * lengths[int(place)] for place, times in used.items() if int(place) < len(lengths))
    if size > limits.expanded_bytes:
        raise Unreadable("expands_too_much", size=megabytes(size), limit=megabytes(limits.expanded_bytes))


def _is_near(content: Content) -> bool:
    """Whether every cell says where it is, in the usual writing, and none is far."""
    cells = content.count(b"<c ")
    usual = (
        cells == content.count(b'<c r="') and b"<c>" not in content and b":c " not in content and b":c>" not in content
    )
    return usual and _FAR.search(content) is None


def _extent(content: Content) -> tuple[int, int]:
    """The last row and the last column that hold a cell with something in it."""
    row = column = last_row = last_column = 0
    for match in _TOKEN.finditer(content):
        place = _PLACE.search(match[2])
        if match[1] == b"row":
            row, column = int(place[2]) if place else row + 1, 0
            continue
        column = _number(place[1]) if place else column + 1
        row = int(place[2]) if place else row
        if not match[2].endswith(b"/"):
            last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row, last_column


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
