"""The statement as a workbook: lines, totals and activities each on their sheet, numbers as numbers, dates as dates."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gouvernail.exports.sheets.columns import column
from gouvernail.exports.sheets.ods import write_ods
from gouvernail.exports.sheets.pages import Page
from gouvernail.exports.sheets.xlsx import write_xlsx
from gouvernail.exports.statement.columns import FIGURES, LINES, WITHOUT_ESTIMATE, line_cells, total_cells
from gouvernail.exports.statement.dossier import Dossier
from gouvernail.exports.statement.sentences import heading_of, sentence_of
from gouvernail.rules.statement import TotalFigures
from gouvernail.rules.workbook_format.columns import Kind
from gouvernail.wording import ACTIVITY_STATES

_TOTAL = "Total"
_ACTIVITIES = (
    column("Bon de commande", Kind.TEXT),
    column("Ligne", Kind.INTEGER),
    column("Produit", Kind.TEXT),
    column("Activité opérationnelle", Kind.TEXT, 500),
    column("État", Kind.TEXT),
)
_ABOUT = (column("Ce que dit ce fichier", Kind.TEXT, 1000),)


def ods_file(dossier: Dossier) -> bytes:
    """The statement as an OpenDocument workbook."""
    target = io.BytesIO()
    write_ods(_pages(dossier), target)
    return target.getvalue()


def xlsx_file(dossier: Dossier) -> bytes:
    """The statement as an Office Open XML workbook."""
    target = io.BytesIO()
    write_xlsx(_pages(dossier), target)
    return target.getvalue()


def _pages(dossier: Dossier) -> Iterator[Page]:
    statement, names = dossier.statement, dossier.names
    yield Page(f"État au {statement.as_of.isoformat()}", LINES, _numbered(_lines(dossier)))
    yield _totals("Par bon de commande", "Bon de commande", statement.orders, None, statement.total)
    yield _totals("Par produit", "Produit", statement.products, names.products, statement.total)
    yield _totals("Par titulaire", "SIRET du titulaire", statement.contractors, names.contractors, statement.total)
    yield _totals("Par accord-cadre", "Accord-cadre", statement.frameworks, names.frameworks, statement.total)
    yield Page("Activités", _ACTIVITIES, _numbered(_activities(dossier)))
    yield Page(
        "Lire ce fichier", _ABOUT, _numbered(((heading_of(statement, dossier.narrowed),), (sentence_of(statement),)))
    )


def _totals(
    sheet: str, heading: str, totals: Sequence[TotalFigures], names: Mapping[str, str] | None, whole: TotalFigures
) -> Page:
    """One row per total, with its name when keys have names, and the whole at the end."""
    named = () if names is None else (column("Nom", Kind.TEXT, 300),)
    columns = (column(heading, Kind.TEXT), *named, *FIGURES, WITHOUT_ESTIMATE)

    def rows() -> Iterator[tuple[Any, ...]]:
        for total in totals:
            yield (total.key, *(() if names is None else (names.get(total.key, ""),)), *total_cells(total))
        yield (_TOTAL, *("" for _ in named), *total_cells(whole))

    return Page(sheet, columns, _numbered(rows()))


def _lines(dossier: Dossier) -> Iterator[tuple[Any, ...]]:
    return (line_cells(line, dossier) for line in dossier.statement.lines)


def _activities(dossier: Dossier) -> Iterator[tuple[Any, ...]]:
    for line in dossier.statement.lines:
        for activity in dossier.activities.get(line.line_id, ()):
            yield (line.order, line.line, line.product, activity.title, ACTIVITY_STATES[activity.state])


def _numbered(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Rows with their number first, as the writers of sheets want them."""
    return ((number, *row) for number, row in enumerate(rows, start=2))
