"""A table as a CSV file that a French spreadsheet opens: semicolons, comma decimals, a mark, no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpResponse

from gouvernail.exports.statement.csv_file import inert
from gouvernail.rules.money import days_text


def csv_answer(name: str, heading: Sequence[str], rows: Iterable[Sequence[str | int | date]]) -> HttpResponse:
    """The file ``name``.csv; a text that begins like a formula stays a text."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    response = HttpResponse(f"\N{BYTE ORDER MARK}{text.getvalue()}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def csv_days(hundredths: int) -> str:
    """Days with a comma: « 23,5 »."""
    return days_text(hundredths).replace(".", ",")
