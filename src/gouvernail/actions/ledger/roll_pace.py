"""Each morning, move the pace of every line to the working days that end today."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from gouvernail.records import journal
from gouvernail.records.queries.line_totals import total_sql
from gouvernail.rules.working_days import PACE_DAYS, last_working_days


def roll_pace(on: date) -> int:
    """Set the pace of every balance to the window that ends on ``on``; answers how many moved.

    Readers do without (they sum the daily totals), so a morning without this job is slower, never wrong.
    """
    window = last_working_days(on, PACE_DAYS)
    marks = ", ".join(["%s"] * len(window))
    with transaction.atomic(), connection.cursor() as cursor:
        journal.next_sequence()  # one writer of balances at a time
        cursor.execute(
            "UPDATE records_linebalance SET paced_on = %s, pace_hundredths = COALESCE("  # noqa: S608 marks only
            f"(SELECT {total_sql('d.done_hundredths')} FROM records_lineday d"
            f" WHERE d.line_id = records_linebalance.line_id AND d.work_on IN ({marks})), 0)"
            " WHERE paced_on IS NULL OR paced_on <> %s",
            [window[-1], *window, window[-1]],
        )
        return int(cursor.rowcount)
