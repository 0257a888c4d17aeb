"""A workbook as read, before any cell is understood."""

from dataclasses import dataclass, field
from typing import NamedTuple

from gouvernail.harvesters.workbook.troubles import Trouble
from gouvernail.rules.workbook_format.columns import Sheet

#: What a reader gives for a cell: text, number, boolean, date, instant, time or duration.
Cell = object

#: What a file holds, expanded.
Content = bytes | bytearray


class Fault(NamedTuple):
    """A cell that holds no value: an error of the spreadsheet, or a formula never computed."""

    code: str
    shown: str


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The filled rectangle of one sheet; `first_row` is the number of `rows[0]` in a spreadsheet."""

    sheet: Sheet
    first_row: int
    rows: list[list[Cell]]


class ForeignSheet(NamedTuple):
    """A sheet whose columns are not known: their headings, and the first values of each."""

    name: str
    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """The sheets of the format found in a file, what stood in the way of reading them, and the sheets of others."""

    sheets: list[RawSheet] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    foreign: list[ForeignSheet] = field(default_factory=list)


class Unreadable(Exception):
    """The file as a whole cannot be read; carries the trouble that says why."""

    def __init__(self, code: str, sheet: str = "", value: str = "", **values: object) -> None:
        super().__init__(code)
        self.trouble = Trouble(sheet, None, "", value, code, values)
