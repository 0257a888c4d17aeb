"""The statement for machines: figures are texts with a point, what is absent is ``null``, one row per line of text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from gouvernail.exports.statement.dossier import Dossier
from gouvernail.rules.money import days_text, euros_text
from gouvernail.rules.statement import LineFigures, Statement, TotalFigures

_GROUPS = (("orders", "order"), ("products", "product"), ("contractors", "contractor"), ("frameworks", "framework"))


def json_file(dossier: Dossier) -> bytes:
    """The statement as UTF-8 JSON, keys in the order of its form."""
    return "".join(json_pieces(dossier.statement)).encode()


def json_pieces(statement: Statement) -> Iterator[str]:
    """The pieces of the text, one per row."""
    yield f'{{"as_of": {_text(statement.as_of.isoformat())}, "framework": {_text(statement.framework)},\n'
    yield from _list("lines", map(line_values, statement.lines))
    for name, key in _GROUPS:
        yield from _list(name, ({key: total.key, **total_values(total)} for total in getattr(statement, name)))
    yield f' "total": {_text(total_values(statement.total))}}}\n'


def line_values(line: LineFigures) -> dict[str, object]:
    """A row of ``lines``."""
    return {
        "framework": line.framework,
        "order": line.order,
        "line": line.line,
        "product": line.product,
        "contractor": line.contractor,
        "work_unit": line.work_unit,
        "order_state": line.order_state,
        **_figures(line),
    }


def total_values(total: TotalFigures) -> dict[str, object]:
    """A total, without the key that names it."""
    return {**_figures(total), "lines_without_estimate": total.lines_without_estimate}


def _figures(row: LineFigures | TotalFigures) -> dict[str, object]:
    return {
        "ordered_days": _days(row.ordered_hundredths),
        "done_days": _days(row.done_hundredths),
        "pending_days": _days(row.pending_hundredths),
        "non_billable_days": _days(row.non_billable_hundredths),
        "remaining_on_order_days": _days(row.remaining_on_order_hundredths),
        "estimate_to_complete_days": _days(row.estimate_to_complete_hundredths),
        "drift_days": _days(row.drift_hundredths),
        "activities": {"to_do": row.to_do, "doing": row.doing, "done": row.done},
        "ordered_amount": _euros(row.ordered_cents),
        "admitted_amount": _euros(row.admitted_cents),
        "remaining_to_admit": _euros(row.remaining_to_admit_cents),
        "exhausted_on": _day(row.exhausted_on),
    }


def _days(hundredths: int | None) -> str | None:
    return None if hundredths is None else days_text(hundredths)


def _euros(cents: int | None) -> str | None:
    return None if cents is None else euros_text(cents)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _list(name: str, rows: Iterable[dict[str, object]]) -> Iterator[str]:
    texts: Sequence[str] = [f"  {_text(row)}" for row in rows]
    yield f' "{name}": [' + ("\n" + ",\n".join(texts) + "\n " if texts else "") + "],\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
