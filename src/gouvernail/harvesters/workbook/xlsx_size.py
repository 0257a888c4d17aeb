"""How large a sheet of an Office Open XML workbook is, before a reader lays out its rectangle."""

import re
from collections import Counter
from itertools import pairwise

from gouvernail.harvesters.workbook.exact_size import check_xlsx_exactly, is_plain
from gouvernail.harvesters.workbook.limits import Limits, megabytes
from gouvernail.harvesters.workbook.raw import Content, Unreadable

#: A cell beyond column Z or row 499,999.
_FAR = re.compile(rb'r="(?:[A-Za-z]{2,3}\d|[A-Za-z](?:[5-9]\d{5}|\d{7}))')
_SHARED = re.compile(rb't="s"[^>]*>\s*<v>(\d+)</v>')
_OTHERWISE_SHARED = re.compile(rb"\st\s*=\s*(?:'|\"[^a-z])|\st\s+=|\st=\s")
_STRING = re.compile(rb"<si[\s>/]")
_NEAR_ROWS = 499_999
_NEAR_CELLS = 26 * _NEAR_ROWS


def check_xlsx_size(name: str, content: Content, limits: Limits) -> None:
    """Refuse a sheet whose filled rectangle is beyond the limits. Raises `Unreadable`."""
    if limits.rows >= _NEAR_ROWS and limits.cells >= _NEAR_CELLS and _is_near(content):
        return
    written = content.count(b"<row ")
    if written > limits.rows:
        raise Unreadable("too_many_rows", sheet=name, rows=written, limit=limits.rows)
    check_xlsx_exactly(name, content, limits)


def check_shared_strings(strings: Content, sheet: Content, limits: Limits) -> None:
    """Refuse a long text that many cells share: a reader copies it into each of them.

    Where texts or cells are not in the usual writing, every cell may hold the longest of them, or all in one.
    """
    starts = [match.start() for match in _STRING.finditer(strings)] + [len(strings)]
    lengths = [after - before for before, after in pairwise(starts)]
    usual = is_plain(strings) and b":si" not in strings and _OTHERWISE_SHARED.search(sheet) is None
    longest, cells = (max(lengths, default=0), sheet.count(b't="s"')) if usual else (len(strings), sheet.count(b"<"))
    if longest * cells <= limits.expanded_bytes:
        return
    if not usual:
        raise Unreadable("expands_too_much", size=megabytes(longest * cells), limit=megabytes(limits.expanded_bytes))
    used = Counter(_SHARED.findall(sheet))
    size = sum(times * lengths[int(place)] for place, times in used.items() if int(place) < len(lengths))
    if size > limits.expanded_bytes:
        raise Unreadable("expands_too_much", size=megabytes(size), limit=megabytes(limits.expanded_bytes))


def _is_near(content: Content) -> bool:
    """Whether every cell says where it is, in the usual writing, and none is far."""
    cells = content.count(b"<c ")
    otherwise = (b"<c>", b"<c\t", b"<c\n", b"<c\r", b":c ", b":c>", b":c\t", b":c\n", b":c\r")
    usual = cells == content.count(b'<c r="') and not any(mark in content for mark in otherwise)
    return usual and is_plain(content) and _FAR.search(content) is None
