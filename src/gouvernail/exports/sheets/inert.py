"""Texts that no spreadsheet runs and that every format can hold."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: What XML cannot hold: control characters but for tabs and ends of lines, halves of pairs, two non-characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: A spreadsheet shows no more characters in one cell.
_LONGEST = 32_000


def inert(text: str) -> str:
    """A spreadsheet would run a text that begins like a formula: an apostrophe keeps it a text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def writable(text: str) -> str:
    """The text without what a workbook cannot hold, cut where a cell ends."""
    return _UNWRITABLE.sub("", text)[:_LONGEST]
