"""The balances of order lines, computed anew from the entries by one SQL for both engines.

The same text fills the balance table (``actions/ledger/balances.py``) and checks it (``gouvernail check ledger``);
property tests hold it against the pure rule of the statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection

#: The columns of a balance, in the order in which ``balance_select`` gives them.
BALANCE_COLUMNS = (
    "line_id",
    "ordered_hundredths",
    "ordered_cents",
    "done_hundredths",
    "pending_hundredths",
    "non_billable_hundredths",
    "estimate_hundredths",
    "estimated_on",
    "done_since_estimate_hundredths",
    "to_do_activities",
    "doing_activities",
    "done_activities",
    "admitted_cents",
    "pace_hundredths",
    "paced_on",
    "latest_fact_on",
)

_DONE = "nature = 'billable' AND state <> 'declared'"
_PENDING = "nature = 'billable' AND state = 'declared'"


def half_up_sql(product: str) -> str:
    """SQL for ``half_up(product, 100)`` in integers: the twin of ``rules.money.half_up``."""
    return f"CASE WHEN {product} >= 0 THEN (2 * {product} + 100) / 200 ELSE -((100 - 2 * {product}) / 200) END"


def total_sql(expression: str) -> str:
    """SQL for a sum that stays an integer on both engines and is nought for no row."""
    return f"CAST(COALESCE(SUM({expression}), 0) AS BIGINT)"


def _greatest(*expressions: str) -> str:
    name = "GREATEST" if connection.vendor == "postgresql" else "MAX"
    return f"{name}({', '.join(expressions)})"


def _within(column: str, line_ids: Sequence[int] | None) -> str:
    """A condition that keeps some lines; ids are integers of our own, never a reader's words."""
    return "1 = 1" if line_ids is None else f"{column} IN ({', '.join(str(int(one)) for one in line_ids)})"


def _marks(window: Sequence[date]) -> str:
    return ", ".join(f"'{day.isoformat()}'" for day in window)


def balance_select(window: Sequence[date], line_ids: Sequence[int] | None = None) -> str:
    """SQL that gives the balances of notified lines, columns as ``BALANCE_COLUMNS``.

    ``window`` holds the working days of the pace, in order; ``line_ids`` keeps some lines, ``None`` all of them.
    """
    product_days = "(t.quantity * t.days_per_unit_hundredths)"
    product_cents = "(t.quantity * t.unit_price_cents)"
    paced_on = f"CAST('{window[-1].isoformat()}' AS {_date_type()})"
    return f"""
    WITH t AS (
        SELECT l.id, l.days_per_unit_hundredths, l.unit_price_cents, o.id AS order_id, o.notified_on,
               l.quantity_hundredths + (SELECT {total_sql("a.quantity_hundredths")} FROM records_orderamendment a
                                        WHERE a.line_id = l.id) AS quantity,
               (SELECT MAX(a.notified_on) FROM records_orderamendment a WHERE a.line_id = l.id) AS amended_on,
               (SELECT MAX(s.since_on) FROM records_orderstatechange s WHERE s.order_id = o.id) AS changed_on,
               (SELECT e.id FROM records_estimate e WHERE e.line_id = l.id
                ORDER BY e.estimated_on DESC, e.id DESC LIMIT 1) AS estimate_id
        FROM records_orderline l JOIN records_order o ON o.id = l.order_id
        WHERE o.notified_on IS NOT NULL AND {_within("l.id", line_ids)}
    ), d AS (
        SELECT line_id, MAX(work_on) AS last_on,
               {total_sql(f"CASE WHEN {_DONE} THEN hundredths ELSE 0 END")} AS done,
               {total_sql(f"CASE WHEN {_PENDING} THEN hundredths ELSE 0 END")} AS pending,
               {total_sql("CASE WHEN nature <> 'billable' THEN hundredths ELSE 0 END")} AS non_billable
        FROM records_dayentry WHERE {_within("line_id", line_ids)} GROUP BY line_id
    ), c AS (
        SELECT a.line_id,
               {total_sql("CASE WHEN a.state = 'to_do' THEN 1 ELSE 0 END")} AS to_do,
               {total_sql("CASE WHEN a.state = 'doing' THEN 1 ELSE 0 END")} AS doing,
               {total_sql("CASE WHEN a.state = 'done' THEN 1 ELSE 0 END")} AS done,
               MAX((SELECT MAX(p.since_on) FROM records_activitypassage p WHERE p.activity_id = a.id)) AS last_on
        FROM records_activity a WHERE {_within("a.line_id", line_ids)} GROUP BY a.line_id
    ), m AS (
        SELECT line_id, {total_sql("amount_cents")} AS cents, MAX(admitted_on) AS last_on
        FROM records_admittedamount WHERE {_within("line_id", line_ids)} GROUP BY line_id
    ), p AS (
        SELECT line_id, {total_sql("done_hundredths")} AS pace
        FROM records_lineday WHERE work_on IN ({_marks(window)}) AND {_within("line_id", line_ids)} GROUP BY line_id
    )
    SELECT t.id,
           CASE WHEN t.days_per_unit_hundredths IS NULL THEN NULL ELSE {half_up_sql(product_days)} END,
           CASE WHEN t.unit_price_cents IS NULL THEN 0 ELSE {half_up_sql(product_cents)} END,
           COALESCE(d.done, 0), COALESCE(d.pending, 0), COALESCE(d.non_billable, 0),
           e.hundredths, e.estimated_on,
           CASE WHEN e.id IS NULL THEN 0 ELSE
               (SELECT {total_sql("x.hundredths")} FROM records_dayentry x
                WHERE x.line_id = t.id AND x.work_on > e.estimated_on
                  AND x.nature = 'billable' AND x.state <> 'declared') END,
           COALESCE(c.to_do, 0), COALESCE(c.doing, 0), COALESCE(c.done, 0),
           COALESCE(m.cents, 0), COALESCE(p.pace, 0), {paced_on},
           {
        _greatest(
            "t.notified_on",
            *(
                f"COALESCE({dated}, t.notified_on)"
                for dated in ("t.amended_on", "t.changed_on", "d.last_on", "e.estimated_on", "c.last_on", "m.last_on")
            ),
        )
    }
    FROM t
    LEFT JOIN d ON d.line_id = t.id
    LEFT JOIN records_estimate e ON e.id = t.estimate_id
    LEFT JOIN c ON c.line_id = t.id
    LEFT JOIN m ON m.line_id = t.id
    LEFT JOIN p ON p.line_id = t.id
    """  # noqa: S608 built from names and figures of our own


def _date_type() -> str:
    return "DATE" if connection.vendor == "postgresql" else "TEXT"


#: What entries total: done, pending and not billable, in the order of the columns of a line's day.
DAY_TOTALS = f"""{total_sql(f"CASE WHEN {_DONE} THEN hundredths ELSE 0 END")} AS done_hundredths,
       {total_sql(f"CASE WHEN {_PENDING} THEN hundredths ELSE 0 END")} AS pending_hundredths,
       {total_sql("CASE WHEN nature <> 'billable' THEN hundredths ELSE 0 END")} AS non_billable_hundredths"""

#: Totals per line and day, from the entries.
LINE_DAYS = f"""
SELECT line_id, work_on,
       {DAY_TOTALS}
FROM records_dayentry GROUP BY line_id, work_on
"""  # noqa: S608 names of our own

#: Totals per person and day, from the entries.
WORKER_DAYS = f"""
SELECT worker_id, work_on, {total_sql("hundredths")} AS hundredths FROM records_dayentry GROUP BY worker_id, work_on
"""  # noqa: S608 names of our own

#: The amount of the notified orders of each framework, amendments included: (framework id, cents).
COMMITTED = f"""
SELECT f.id, {total_sql("a.cents")} AS cents
FROM records_framework f LEFT JOIN (
    SELECT q.framework_id, {half_up_sql("(q.quantity * q.unit_price_cents)")} AS cents
    FROM (
        SELECT o.framework_id, l.unit_price_cents,
               l.quantity_hundredths + (SELECT {total_sql("a.quantity_hundredths")} FROM records_orderamendment a
                                        WHERE a.line_id = l.id) AS quantity
        FROM records_orderline l JOIN records_order o ON o.id = l.order_id
        WHERE o.notified_on IS NOT NULL AND l.unit_price_cents IS NOT NULL
    ) q
) a ON a.framework_id = f.id
GROUP BY f.id
"""  # noqa: S608 names of our own

#: The state that each notified order keeps beside the one of its last passage: (id, key, kept, last).
ORDER_STATES = """
SELECT o.id, o.number AS key, o.state AS kept,
       (SELECT h.state FROM records_orderstatechange h WHERE h.order_id = o.id
        ORDER BY h.since_on DESC, h.id DESC LIMIT 1) AS last
FROM records_order o WHERE o.notified_on IS NOT NULL
"""

#: The state that each activity keeps beside the one of its last passage: (id, key, kept, last).
ACTIVITY_STATES = """
SELECT a.id, a.id AS key, a.state AS kept,
       (SELECT p.state FROM records_activitypassage p WHERE p.activity_id = a.id
        ORDER BY p.since_on DESC, p.id DESC LIMIT 1) AS last
FROM records_activity a
"""
