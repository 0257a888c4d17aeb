"""From sums to figures, in SQL: what remains, drift, forecast. The twin of ``rules.statement.lines``.

The rows that come out stand as ``LineFigures`` does, with identifiers where it has keys and, at the end, in how many
working days what remains is used up (nought when nothing is foreseen).
"""

from __future__ import annotations

from gouvernail.rules.lifecycle import WORKING_STATES
from gouvernail.rules.statement import FORECAST_LIMIT_DAYS
from gouvernail.rules.working_days import PACE_DAYS

#: The columns that a relation of sums must give, by name.
SUMS = (
    "line_id, framework_id, order_number, line, product_id, contractor_id, work_unit_id, state,"
    " ordered, done, pending, non_billable, estimate, to_do, doing, finished, ordered_cents, admitted_cents, pace"
)
_WORKING = ", ".join(f"'{state}'" for state in sorted(WORKING_STATES))


def figures_select(sums: str) -> str:
    """SQL that turns ``sums`` (a table expression with the columns ``SUMS``) into rows of figures."""
    return f"""
    SELECT line_id, framework_id, order_number, line, product_id, contractor_id, work_unit_id, state,
           ordered, done, pending, non_billable, ordered - done, estimate, estimate - ordered + done,
           to_do, doing, finished, ordered_cents, admitted_cents, ordered_cents - admitted_cents,
           CASE WHEN ordered > done AND pace > 0 AND state IN ({_WORKING})
                     AND (ordered - done) * {PACE_DAYS} <= {FORECAST_LIMIT_DAYS} * pace
                THEN ((ordered - done) * {PACE_DAYS} + pace - 1) / pace ELSE 0 END
    FROM {sums}
    """  # noqa: S608 names and numbers of our own


def estimate_to_complete(ordered: str, estimate: str, done_since: str) -> str:
    """SQL for what an estimate leaves once the days done since are taken off: never below nought."""
    return (
        f"CASE WHEN {ordered} IS NULL OR {estimate} IS NULL THEN NULL"
        f" WHEN {estimate} > {done_since} THEN {estimate} - {done_since} ELSE 0 END"
    )
