"""The sums of lines of which something is dated after the day asked: every fact up to that day, read again.

Days are summed by one pass over the covering index of day entries, line by line (``CROSS JOIN`` keeps SQLite to that
order; PostgreSQL plans as it likes).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gouvernail.records.queries.line_totals import half_up_sql, total_sql
from gouvernail.records.queries.statement.figures_sql import SUMS, estimate_to_complete, figures_select
from gouvernail.rules.lifecycle import NOTIFIED_STATES

_LATER = "o.id = l.order_id AND b.line_id = l.id AND o.notified_on <= %(on)s AND b.latest_fact_on > %(on)s"
_CHOSEN = "{} IN (SELECT line_id FROM s)"
_NOTIFIED = ", ".join(f"'{state}'" for state in sorted(NOTIFIED_STATES))
_DONE = "y.nature = 'billable' AND y.state <> 'declared'"


def entries_select(window: Sequence[date], kept: str) -> str:
    """SQL of the figures at ``%(on)s`` of lines whose balance knows later facts; ``kept`` narrows them."""
    chosen = f"{_LATER} AND {kept}"
    ordered = f"CASE WHEN s.days_per_unit IS NULL THEN NULL ELSE {half_up_sql('(s.quantity * s.days_per_unit)')} END"
    since = (
        f"(SELECT {total_sql('y.hundredths')} FROM records_dayentry y WHERE y.line_id = s.line_id"  # noqa: S608
        f" AND y.work_on > x.estimated_on AND y.work_on <= %(on)s AND {_DONE})"
    )
    estimate = estimate_to_complete("ordered", "estimate_said", "done_since")
    return f"""
    WITH s AS MATERIALIZED ({_state_and_quantity(chosen)}),
    a AS MATERIALIZED ({_activities()}), c AS ({_activity_counts()}),
    d AS ({_days()}), m AS ({_admitted()}), r AS MATERIALIZED (
        SELECT s.*, {ordered} AS ordered, {half_up_sql("(s.quantity * s.price)")} AS ordered_cents,
               x.hundredths AS estimate_said, CASE WHEN x.id IS NULL THEN 0 ELSE {since} END AS done_since,
               COALESCE(d.worked - d.pending - d.non_billable, 0) AS done, COALESCE(d.pending, 0) AS pending,
               COALESCE(d.non_billable, 0) AS non_billable, COALESCE(c.to_do, 0) AS to_do,
               COALESCE(c.doing, 0) AS doing, COALESCE(c.finished, 0) AS finished,
               COALESCE(m.admitted_cents, 0) AS admitted_cents, {_pace(window)} AS pace
        FROM s
        LEFT JOIN d ON d.line_id = s.line_id
        LEFT JOIN records_estimate x ON x.id = s.estimate_id
        LEFT JOIN c ON c.line_id = s.line_id
        LEFT JOIN m ON m.line_id = s.line_id
    ), sums AS (
        SELECT {SUMS.replace(" estimate,", f" {estimate} AS estimate,")} FROM r
    )
    {figures_select("sums")}
    """  # noqa: S608 names and dates of our own


def _state_and_quantity(chosen: str) -> str:
    """Each line with its quantity and the state of its order at the day, and its latest estimate."""
    return f"""
        SELECT l.id AS line_id, o.framework_id, o.number AS order_number, l.number AS line, l.product_id,
               o.contractor_id, l.work_unit_id, l.days_per_unit_hundredths AS days_per_unit,
               COALESCE(l.unit_price_cents, 0) AS price,
               COALESCE((SELECT h.state FROM records_orderstatechange h
                         WHERE h.order_id = o.id AND h.since_on <= %(on)s AND h.state IN ({_NOTIFIED})
                         ORDER BY h.since_on DESC, h.id DESC LIMIT 1), 'notified') AS state,
               l.quantity_hundredths + (SELECT {total_sql("a.quantity_hundredths")} FROM records_orderamendment a
                                        WHERE a.line_id = l.id AND a.notified_on <= %(on)s) AS quantity,
               (SELECT e.id FROM records_estimate e WHERE e.line_id = l.id AND e.estimated_on <= %(on)s
                ORDER BY e.estimated_on DESC, e.id DESC LIMIT 1) AS estimate_id
        FROM records_orderline l CROSS JOIN records_order o CROSS JOIN records_linebalance b
        WHERE {chosen}"""  # noqa: S608 names of our own


def _days() -> str:
    """Per line: all days worked, those waiting for acceptance, those that never bill. The rest is done."""
    return f"""
        SELECT l.id AS line_id, {total_sql("y.hundredths")} AS worked,
               CAST(COALESCE(SUM(y.hundredths) FILTER (WHERE y.state = 'declared' AND y.nature = 'billable'), 0)
                    AS BIGINT) AS pending,
               CAST(COALESCE(SUM(y.hundredths) FILTER (WHERE y.nature <> 'billable'), 0) AS BIGINT) AS non_billable
        FROM records_orderline l CROSS JOIN records_dayentry y
        WHERE {_CHOSEN.format("l.id")} AND y.line_id = l.id AND y.work_on <= %(on)s
        GROUP BY l.id"""  # noqa: S608 names of our own


def _pace(window: Sequence[date]) -> str:
    """What was done on the days of the window, which the index reaches by its first and last day."""
    if not window:
        return "0"
    days = ", ".join(f"'{day.isoformat()}'" for day in window)
    return (
        f"(SELECT {total_sql('y.hundredths')} FROM records_dayentry y WHERE y.line_id = s.line_id"  # noqa: S608
        f" AND y.work_on >= '{window[0].isoformat()}' AND y.work_on <= %(on)s AND {_DONE} AND y.work_on IN ({days}))"
    )


def _activities() -> str:
    """Each activity of the lines with its state at the day; the last passage of a day counts."""
    return f"""
        SELECT a.line_id, (SELECT p.state FROM records_activitypassage p
                           WHERE p.activity_id = a.id AND p.since_on <= %(on)s
                           ORDER BY p.since_on DESC, p.id DESC LIMIT 1) AS state
        FROM records_activity a WHERE {_CHOSEN.format("a.line_id")}"""  # noqa: S608 names of our own


def _activity_counts() -> str:
    """Per line: how many activities stood in each state."""
    return """
        SELECT line_id, COUNT(*) FILTER (WHERE state = 'to_do') AS to_do,
               COUNT(*) FILTER (WHERE state = 'doing') AS doing, COUNT(*) FILTER (WHERE state = 'done') AS finished
        FROM a GROUP BY line_id"""


def _admitted() -> str:
    return f"""
        SELECT line_id, {total_sql("amount_cents")} AS admitted_cents
        FROM records_admittedamount WHERE {_CHOSEN.format("line_id")} AND admitted_on <= %(on)s GROUP BY line_id"""  # noqa: S608 names of our own
