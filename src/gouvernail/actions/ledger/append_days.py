"""Append entries to the ledger of days, whole columns at a time, and keep the totals per day with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection

from gouvernail.actions.ledger.day_totals import ADDED_TO_LINE_DAYS, INTO_LINE_DAYS
from gouvernail.records.models import DayEntry
from gouvernail.records.queries.line_totals import DAY_TOTALS
from gouvernail.records.queries.listed import listed_ids


class DayFact(NamedTuple):
    """A day entry in the order of its columns; the day is written ``AAAA-MM-JJ``."""

    line_id: int
    worker_id: int
    work_on: str
    nature: str
    revision: int
    hundredths: int
    state: str
    activity_id: int | None
    is_historical_anomaly: bool
    recorded_in: int
    accepted_in: int | None


_COLUMNS = ", ".join(DayFact._fields)


def append_days(facts: Sequence[DayFact], *, tolerate: bool = False) -> None:
    """Append entries, numbered in the order given, and add them to the totals per line and per person.

    With ``tolerate`` (historical take-over) a person above one day is kept as a tolerated excess; otherwise the named
    constraint refuses it (``IntegrityError``), which the rules prevent. Domain invariants 5 and 6.
    """
    if not facts:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(id), 0) FROM records_dayentry")
        (last_id,) = cursor.fetchone()
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY records_dayentry ({_COLUMNS}) FROM STDIN") as copy:
                for fact in facts:
                    copy.write_row(fact)
        else:
            marks = ", ".join(["%s"] * len(DayFact._fields))
            cursor.executemany(f"INSERT INTO records_dayentry ({_COLUMNS}) VALUES ({marks})", facts)  # noqa: S608
        cursor.execute(_LINE_DAYS, [last_id])
        cursor.execute(_worker_days(tolerate=tolerate), [last_id])


def mark_accepted(entry_ids: Iterable[int], sequence: int) -> None:
    """Move declared entries to accepted, in the journal entry ``sequence``."""
    declared = DayEntry.objects.filter(pk__in=listed_ids(entry_ids), state="declared")
    declared.update(state="accepted", accepted_in=sequence)


_LINE_DAYS = f"""
{INTO_LINE_DAYS}
SELECT line_id, work_on, {DAY_TOTALS} FROM records_dayentry WHERE id > %s
GROUP BY work_on, line_id ORDER BY work_on, line_id
{ADDED_TO_LINE_DAYS}
"""  # noqa: S608 names of our own


def _worker_days(*, tolerate: bool) -> str:
    """SQL that sets whole totals: a correction alone would be negative, which no person's day ever is."""
    larger = "GREATEST" if connection.vendor == "postgresql" else "MAX"
    kept = "COALESCE(w.tolerated_excess_hundredths, 0)"
    total = "d.hundredths + COALESCE(w.hundredths, 0)"
    excess = f"{larger}({kept}, {total} - 100)" if tolerate else kept
    return f"""
    INSERT INTO records_workerday (worker_id, work_on, hundredths, tolerated_excess_hundredths)
    SELECT d.worker_id, d.work_on, {total}, {excess}
    FROM (SELECT worker_id, work_on, SUM(hundredths) AS hundredths FROM records_dayentry WHERE id > %s
          GROUP BY worker_id, work_on) d
    LEFT JOIN records_workerday w ON w.worker_id = d.worker_id AND w.work_on = d.work_on
    WHERE 1 = 1 ORDER BY d.worker_id, d.work_on
    ON CONFLICT (worker_id, work_on) DO UPDATE SET hundredths = excluded.hundredths,
        tolerated_excess_hundredths = excluded.tolerated_excess_hundredths
    """  # noqa: S608 names of our own
