"""The list of products as a CSV file that a French spreadsheet opens: semicolons, BOM, no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gouvernail.exports.portfolio.cells import cell

BOM = "\N{BOM}"


class ListedProduct(NamedTuple):
    """One row of the file, in the order of its columns; never a price, never a person."""

    identifiant: str
    nom: str
    mission: str
    phase: str
    phase_depuis: date | None
    incubateur: str
    organisations: Sequence[str]
    thematiques: Sequence[str]
    service: str
    code: str
    statistiques: str
    budget: str
    impact: str
    accessibilite: str


def product_list_csv(products: Iterable[ListedProduct]) -> str:
    """The whole file; several values of one cell are separated by a comma, dates are ISO."""
    text = io.StringIO()
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(ListedProduct._fields)
    for product in products:
        writer.writerow([cell(value) for value in product])
    return text.getvalue()
