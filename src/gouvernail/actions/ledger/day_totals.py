"""Keep the totals per line and day with the entries they sum."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import connection

#: An INSERT of (line, day, done, pending, not billable), and what it does to a total that stands: it is added.
INTO_LINE_DAYS = """
INSERT INTO records_lineday (line_id, work_on, done_hundredths, pending_hundredths, non_billable_hundredths)
"""
ADDED_TO_LINE_DAYS = """
ON CONFLICT (work_on, line_id) DO UPDATE SET
    done_hundredths = records_lineday.done_hundredths + excluded.done_hundredths,
    pending_hundredths = records_lineday.pending_hundredths + excluded.pending_hundredths,
    non_billable_hundredths = records_lineday.non_billable_hundredths + excluded.non_billable_hundredths
"""


def add_line_days(changes: Mapping[tuple[int, date], tuple[int, int, int]]) -> None:
    """Add (done, pending, not billable) hundredths of a day to totals keyed by (line id, day)."""
    rows = [(line_id, day, *deltas) for (line_id, day), deltas in changes.items() if any(deltas)]
    with connection.cursor() as cursor:
        cursor.executemany(f"{INTO_LINE_DAYS} VALUES (%s, %s, %s, %s, %s) {ADDED_TO_LINE_DAYS}", rows)
