"""The statement as text columns, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gouvernail.exports.statement.dossier import Dossier
from gouvernail.exports.statement.sentences import heading_of, sentence_of
from gouvernail.rules.money import days_text, euros_text
from gouvernail.rules.statement import LineFigures, TotalFigures
from gouvernail.wording import ORDER_STATES

_FIGURES = (
    "commandé j", "réalisé j", "déclaré j", "solde j", "RAF j", "écart j", "faites/en cours/à faire",
    "commandé € HT", "admis € HT", "à admettre € HT", "épuisé le",
)  # fmt: skip
_LINE = ("bon", "ligne", "produit", "titulaire", "UO", "état")
_TOTALS = (
    ("orders", "bon de commande"),
    ("products", "produit"),
    ("contractors", "titulaire"),
    ("frameworks", "accord-cadre"),
)
_GAP = "  "


def table_text(dossier: Dossier) -> str:
    """The lines, then the totals per order, product, contractor and framework, and the whole."""
    statement = dossier.statement
    parts = [heading_of(statement), sentence_of(statement)]
    if statement.lines:
        parts.append(_table((*_LINE, *_FIGURES), (_line(line) for line in statement.lines), len(_LINE)))
        for name, heading in _TOTALS:
            rows = [(total.key, *_figures(total)) for total in getattr(statement, name)]
            parts.append(_table((heading, *_FIGURES), [*rows, ("total", *_figures(statement.total))], 1))
    return "\n\n".join(parts) + "\n"


def _line(line: LineFigures) -> tuple[str, ...]:
    state = ORDER_STATES[line.order_state]
    return (line.order, str(line.line), line.product, line.contractor, line.work_unit, state, *_figures(line))


def _figures(row: LineFigures | TotalFigures) -> tuple[str, ...]:
    return (
        _days(row.ordered_hundredths),
        _days(row.done_hundredths),
        _days(row.pending_hundredths),
        _days(row.remaining_on_order_hundredths),
        _days(row.estimate_to_complete_hundredths),
        _days(row.drift_hundredths),
        f"{row.done}/{row.doing}/{row.to_do}",
        _euros(row.ordered_cents),
        _euros(row.admitted_cents),
        _euros(row.remaining_to_admit_cents),
        "" if row.exhausted_on is None else row.exhausted_on.isoformat(),
    )


def _days(hundredths: int | None) -> str:
    return "" if hundredths is None else days_text(hundredths).replace(".", ",")


def _euros(cents: int | None) -> str:
    return "" if cents is None else euros_text(cents).replace(".", ",")


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]], words: int) -> str:
    """Columns as wide as their widest cell: the first ``words`` to the left, figures to the right."""
    cells = [headings, *rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(_rows(cells, widths, words))


def _rows(cells: Iterable[Sequence[str]], widths: Sequence[int], words: int) -> Iterator[str]:
    for row in cells:
        left = (cell.ljust(width) for cell, width in zip(row[:words], widths[:words], strict=True))
        right = (cell.rjust(width) for cell, width in zip(row[words:], widths[words:], strict=True))
        yield _GAP.join([*left, *right]).rstrip()
