"""The sums of lines of which nothing is dated after the day asked: one row of balance each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gouvernail.records.queries.line_totals import total_sql
from gouvernail.records.queries.statement.figures_sql import estimate_to_complete, figures_select


def shortcuts_select(window: Sequence[date]) -> str:
    """SQL that says whether a balance is dated after ``%(on)s``, and whether all carry the pace of ``window``."""
    return f"""
    SELECT MAX(latest_fact_on) > %(on)s,
           MIN(paced_on) = '{_end(window)}' AND MAX(paced_on) = '{_end(window)}' AND COUNT(paced_on) = COUNT(*)
    FROM records_linebalance
    """  # noqa: S608 a date of our own


def balances_select(window: Sequence[date], kept: str, *, pace_is_kept: bool) -> str:
    """SQL of the figures of lines whose balance says everything; ``kept`` narrows to them.

    With ``pace_is_kept`` the balances carry the pace of ``window``, otherwise it is summed from the totals per day.
    """
    pace = "b.pace_hundredths" if pace_is_kept else "COALESCE(p.pace, 0)"
    joined = "" if pace_is_kept else f"LEFT JOIN ({_paces(window)}) p ON p.line_id = b.line_id"
    estimate = estimate_to_complete("b.ordered_hundredths", "b.estimate_hundredths", "b.done_since_estimate_hundredths")
    sums = f"""(
        SELECT b.line_id, o.framework_id, o.number AS order_number, l.number AS line, l.product_id, o.contractor_id,
               l.work_unit_id, o.state, b.ordered_hundredths AS ordered, b.done_hundredths AS done,
               b.pending_hundredths AS pending, b.non_billable_hundredths AS non_billable, {estimate} AS estimate,
               b.to_do_activities AS to_do, b.doing_activities AS doing, b.done_activities AS finished,
               b.ordered_cents, b.admitted_cents, {pace} AS pace
        FROM records_linebalance b
        JOIN records_orderline l ON l.id = b.line_id
        JOIN records_order o ON o.id = l.order_id
        {joined}
        WHERE {kept}
    ) sums"""  # noqa: S608 names of our own
    return figures_select(sums)


def _paces(window: Sequence[date]) -> str:
    days = ", ".join(f"'{day.isoformat()}'" for day in window)
    total = total_sql("t.done_hundredths")
    return (
        f"SELECT t.line_id, {total} AS pace FROM records_lineday t "  # noqa: S608 dates of our own
        f"WHERE t.work_on IN ({days}) GROUP BY t.line_id"
    )


def _end(window: Sequence[date]) -> str:
    return (window[-1] if window else date.min).isoformat()
