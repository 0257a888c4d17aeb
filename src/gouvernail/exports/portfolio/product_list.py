"""The list of products as a file: one row per product."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gouvernail.exports.lists import ListFile, column
from gouvernail.rules.workbook_format.columns import Kind


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


def product_list(products: Iterable[ListedProduct]) -> ListFile:
    """The whole file; several values of one cell are separated by a comma."""
    return ListFile("produits", _COLUMNS, (tuple(map(_cell, product)) for product in products))


def _cell(value: str | date | Sequence[str] | None) -> str | date | None:
    return value if value is None or isinstance(value, (str, date)) else ", ".join(value)


_WIDE = {"nom", "mission", "organisations", "thematiques"}
_COLUMNS = tuple(
    column(name, Kind.DATE if name == "phase_depuis" else Kind.TEXT, 300 if name in _WIDE else 0)
    for name in ListedProduct._fields
)
