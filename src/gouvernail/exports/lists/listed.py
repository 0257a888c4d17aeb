"""A list as it goes into a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gouvernail.exports.sheets.inert import writable
from gouvernail.exports.sheets.pages import Page
from gouvernail.rules.workbook_format.columns import Column


@dataclass(frozen=True, slots=True)
class ListFile:
    """What is on the screen, whole: ``name`` names the file and its sheet, rows are gone through once."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Any, ...]]

    def page(self) -> Page:
        """The list as the writers of sheets want it, a number before each row."""
        return Page(self.name[:31], self.columns, self._numbered())

    def _numbered(self) -> Iterator[tuple[Any, ...]]:
        for number, row in enumerate(self.rows, start=2):
            yield (number, *(writable(value) if isinstance(value, str) else value for value in row))
