"""The statement as a printed document: A4 landscape, French, PDF/UA, the titles of the activities at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string

from gouvernail import wording
from gouvernail.exports.printed import CannotPrint, printed
from gouvernail.exports.statement.dossier import Dossier
from gouvernail.exports.statement.sentences import heading_of, sentence_of
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.statement import LineFigures, TotalFigures
from gouvernail.wording import ORDER_STATES

__all__ = ["MOST_LINES", "CannotPrint", "pdf_file"]

#: A printed statement of more lines takes minutes and is read by nobody.
MOST_LINES = 2000


def pdf_file(dossier: Dossier) -> bytes:
    """The statement as a PDF/UA document.

    Raises ``CannotPrint`` above ``MOST_LINES`` lines, or when the libraries of the system are missing.
    """
    count = len(dossier.statement.lines)
    if count > MOST_LINES:
        raise CannotPrint(
            f"L’état compte {wording.whole_text(count)} lignes : le PDF s’arrête à {wording.whole_text(MOST_LINES)}. "
            "Choisissez un accord-cadre, un titulaire ou un produit, ou prenez un classeur."
        )
    return printed(render_to_string("statement/statement.html", _context(dossier)))


def _context(dossier: Dossier) -> dict[str, Any]:
    statement, names = dossier.statement, dossier.names
    groups = (
        _group("Par bon de commande", "Bon de commande", statement.orders, {}),
        _group("Par produit", "Produit", statement.products, names.products),
        _group("Par titulaire", "Titulaire", statement.contractors, names.contractors),
        _group("Par accord-cadre", "Accord-cadre", statement.frameworks, names.frameworks),
    )
    return {
        "heading": heading_of(statement, dossier.narrowed),
        "sentence": sentence_of(statement),
        "lines": [_line(line, dossier) for line in statement.lines],
        "total": _figures(statement.total),
        "groups": groups,
        "activities": list(_activities(dossier)),
    }


def _group(title: str, heading: str, totals: Sequence[TotalFigures], names: Mapping[str, str]) -> dict[str, object]:
    return {"title": title, "heading": heading, "rows": [_total(total, names) for total in totals]}


def _line(line: LineFigures, dossier: Dossier) -> dict[str, object]:
    return {
        "order": line.order,
        "line": line.line,
        "product": dossier.names.products.get(line.product, line.product),
        "contractor": dossier.names.contractors.get(line.contractor, line.contractor),
        "work_unit": line.work_unit,
        "state": ORDER_STATES[line.order_state],
        "figures": _figures(line),
    }


def _total(total: TotalFigures, names: Mapping[str, str]) -> dict[str, object]:
    name = names.get(total.key, "")
    return {"name": f"{name} ({total.key})" if name else total.key, "figures": _figures(total)}


def _figures(row: LineFigures | TotalFigures) -> list[str]:
    return [
        _days(row.ordered_hundredths),
        _days(row.done_hundredths),
        _days(row.pending_hundredths),
        _days(row.non_billable_hundredths),
        _days(row.remaining_on_order_hundredths),
        _days(row.estimate_to_complete_hundredths),
        _days(row.drift_hundredths),
        f"{row.done} / {row.doing} / {row.to_do}",
        *(_euros(cents) for cents in (row.ordered_cents, row.admitted_cents, row.remaining_to_admit_cents)),
        "" if row.exhausted_on is None else f"{row.exhausted_on:%d/%m/%Y}",
    ]


def _days(hundredths: int | None) -> str:
    return "" if hundredths is None else wording.hundredths_text(hundredths)


def _euros(cents: int | None) -> str:
    return "" if cents is None else wording.euros_text(cents).removesuffix("€").rstrip()


def _activities(dossier: Dossier) -> Iterator[dict[str, object]]:
    """What is done, what is going on, what remains, for each line that has activities."""
    for line in dossier.statement.lines:
        if dossier.activities.get(line.line_id):
            yield {
                "order": line.order,
                "line": line.line,
                "product": dossier.names.products.get(line.product, line.product),
                "done": dossier.titles(line.line_id, ActivityState.DONE),
                "doing": dossier.titles(line.line_id, ActivityState.DOING),
                "to_do": dossier.titles(line.line_id, ActivityState.TO_DO),
            }
