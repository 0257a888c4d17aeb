"""What is written in one sheet: its columns and its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gouvernail.rules.workbook_format.columns import Column, Kind
from gouvernail.wording import workbook_sentence


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to write; `rows` are gone through once, a number first and then one value per column."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Any, ...]]
    is_prose: bool = False

    @property
    def headings(self) -> list[str]:
        """The first row."""
        return [column.name for column in self.columns]


def is_text(column: Column) -> bool:
    """Whether the cells of a column are texts even when they look like numbers."""
    return column.kind in {Kind.TEXT, Kind.SIRET, Kind.EMAIL, Kind.NUMBERS, Kind.WORD}


def column_width(column: Column) -> int:
    """A width in characters: room for the heading and for what is usually said."""
    return max(len(column.name) + 2, 40 if column.most >= 300 and is_text(column) else 16)


#: Rows that a spreadsheet can show, heading included.
SPREADSHEET_ROWS = 1_048_576


class TooManyRows(Exception):
    """A sheet has more rows than a spreadsheet can show: nothing is written."""

    def __init__(self, sheet: str) -> None:
        super().__init__(sheet)
        self.sheet = sheet
        self.sentence = workbook_sentence("too_many_rows_to_show", {"sheet": sheet})
