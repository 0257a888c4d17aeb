"""The lines of the statement as a CSV file that a French spreadsheet opens: semicolons, BOM, comma decimals.

Totals are left out, so that a sum over a column counts nothing twice.
"""

from __future__ import annotations

import io
from datetime import date

from gouvernail.exports.sheets.csv_cells import BOM, french_writer
from gouvernail.exports.sheets.inert import inert
from gouvernail.exports.statement.columns import LINES, TITLES, line_cells, title_cells
from gouvernail.exports.statement.dossier import Dossier
from gouvernail.rules.money import days_text, euros_text
from gouvernail.rules.workbook_format.columns import Kind


def csv_file(dossier: Dossier) -> bytes:
    """One row per line of the statement, the titles of its activities at the end."""
    text = io.StringIO()
    text.write(BOM)
    writer = french_writer(text)
    writer.writerow([*(column.name for column in LINES), *(column.name for _, column in TITLES)])
    for line in dossier.statement.lines:
        cells = (_cell(value, kind) for value, kind in zip(line_cells(line, dossier), _KINDS, strict=True))
        writer.writerow([*cells, *(inert(titles) for titles in title_cells(line, dossier))])
    return text.getvalue().encode()


_KINDS = tuple(column.kind for column in LINES)


def _cell(value: str | int | date | None, kind: Kind) -> str:
    if value is None:
        return ""
    if isinstance(value, int) and kind is Kind.DAYS:
        return days_text(value).replace(".", ",")
    if isinstance(value, int) and kind is Kind.EUROS:
        return euros_text(value).replace(".", ",")
    return inert(value) if isinstance(value, str) else str(value)
