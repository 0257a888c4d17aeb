"""CSV as a French spreadsheet opens it: semicolons, BOM, comma decimals, dates AAAA-MM-JJ."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from typing import IO, TYPE_CHECKING

from gouvernail.exports.sheets.inert import inert
from gouvernail.exports.sheets.written import Written

if TYPE_CHECKING:
    from _csv import Writer

BOM = "\N{BOM}"


def french_writer(file: IO[str]) -> Writer:
    """What writes rows of texts into a file."""
    return csv.writer(file, delimiter=";", lineterminator="\r\n")


def csv_cell(cell: Written) -> str:
    """A cell as a text that no spreadsheet runs."""
    return inert(cell) if isinstance(cell, str) else figure_cell(cell)


def figure_cell(cell: int | Decimal | date | None) -> str:
    """A figure or a date as a text of CSV."""
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else f"{Decimal(cell):f}".replace(".", ",")
