"""The columns of the flat forms (CSV, sheets), in French."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gouvernail.exports.sheets.columns import column
from gouvernail.exports.statement.dossier import Dossier
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.statement import LineFigures, TotalFigures
from gouvernail.rules.workbook_format.columns import Kind
from gouvernail.wording import ORDER_STATES

_TEXT, _COUNT, _DAYS, _EUROS, _DATE = Kind.TEXT, Kind.INTEGER, Kind.DAYS, Kind.EUROS, Kind.DATE

FIGURES = (
    column("Jours commandés", _DAYS),
    column("Jours réalisés", _DAYS),
    column("Jours déclarés à accepter", _DAYS),
    column("Jours non facturables", _DAYS),
    column("Solde commandé (jours)", _DAYS),
    column("Reste à faire (jours)", _DAYS),
    column("Écart (jours)", _DAYS),
    column("Activités à faire", _COUNT),
    column("Activités en cours", _COUNT),
    column("Activités faites", _COUNT),
    column("Montant commandé HT", _EUROS),
    column("Montant admis HT", _EUROS),
    column("Reste à admettre HT", _EUROS),
    column("Épuisé le", _DATE),
)
LINES = (
    column("Accord-cadre", _TEXT),
    column("Bon de commande", _TEXT),
    column("Ligne", _COUNT),
    column("Produit", _TEXT),
    column("Nom du produit", _TEXT, 300),
    column("SIRET du titulaire", _TEXT),
    column("Titulaire", _TEXT, 300),
    column("Unité d’œuvre", _TEXT),
    column("État du bon", _TEXT),
    *FIGURES,
)
TITLES = (
    (ActivityState.DONE, column("Ce qui est fait", _TEXT)),
    (ActivityState.DOING, column("Ce qui est en cours", _TEXT)),
    (ActivityState.TO_DO, column("Ce qui reste à faire", _TEXT)),
)
WITHOUT_ESTIMATE = column("Lignes sans reste à faire", _COUNT)

_FIRST = LineFigures._fields.index("ordered_hundredths")
_LAST = LineFigures._fields.index("exhausted_on")


def line_cells(line: LineFigures, dossier: Dossier) -> tuple[Any, ...]:
    """The values of a line, as ``LINES``: hundredths, cents and dates as they are stored."""
    names = dossier.names
    return (
        line.framework,
        line.order,
        line.line,
        line.product,
        names.products.get(line.product, ""),
        line.contractor,
        names.contractors.get(line.contractor, ""),
        line.work_unit,
        ORDER_STATES[line.order_state],
        *line[_FIRST : _LAST + 1],
    )


def total_cells(total: TotalFigures) -> tuple[Any, ...]:
    """The values of a total, as ``FIGURES`` and ``WITHOUT_ESTIMATE``."""
    return total[1:]


def title_cells(line: LineFigures, dossier: Dossier) -> Iterator[str]:
    """The titles of the activities of a line, one cell per state, as ``TITLES``."""
    return (" · ".join(dossier.titles(line.line_id, state)) for state, _ in TITLES)
