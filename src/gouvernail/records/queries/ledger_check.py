"""Are the totals what their entries sum to? Each total of the ledger against its recomputation.

CCTP 4.2 (4.2-statement): the figures that people decide on are those of the entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from gouvernail.records.models import LineBalance
from gouvernail.records.queries.line_totals import (
    ACTIVITY_STATES,
    BALANCE_COLUMNS,
    COMMITTED,
    LINE_DAYS,
    ORDER_STATES,
    WORKER_DAYS,
    balance_select,
)
from gouvernail.rules.working_days import PACE_DAYS, last_working_days


@dataclass(frozen=True, slots=True)
class Difference:
    """A total that is not what its entries sum to: which table and key, what stands there, what it should be."""

    table: str
    key: str
    kept: str
    recomputed: str


_KEPT_LINE_DAYS = """
SELECT line_id, work_on, done_hundredths, pending_hundredths, non_billable_hundredths FROM records_lineday
"""
_KEPT_WORKER_DAYS = "SELECT worker_id, work_on, hundredths FROM records_workerday"
_COMMITTED = f"""
SELECT f.number, f.committed_cents, c.cents FROM records_framework f JOIN ({COMMITTED}) c ON c.id = f.id
WHERE f.committed_cents <> c.cents
"""  # noqa: S608 names of our own


def _rows(sql: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _keyed(sql: str, width: int) -> dict[tuple[str, ...], tuple[object, ...]]:
    """Rows by their first ``width`` columns, those that hold nothing but noughts left out."""
    return {tuple(str(part) for part in row[:width]): tuple(row[width:]) for row in _rows(sql) if any(row[width:])}


def _compared(table: str, kept_sql: str, entries_sql: str) -> Iterator[Difference]:
    kept, entries = _keyed(kept_sql, 2), _keyed(entries_sql, 2)
    for key in sorted({*kept, *entries}):
        if kept.get(key) != entries.get(key):
            yield Difference(table, " ".join(key), str(kept.get(key)), str(entries.get(key)))


def _balance_differences(paced_on: date) -> Iterator[Difference]:
    """Differences of the balances whose pace ends on a day, compared with the pace of that day."""
    window = last_working_days(paced_on, PACE_DAYS)
    columns = ", ".join(BALANCE_COLUMNS)
    kept = {row[0]: row for row in _rows(f"SELECT {columns} FROM records_linebalance")}  # noqa: S608
    for row in _rows(balance_select(window)):
        stands = kept.get(row[0])
        if stands is not None and str(stands[-2]) == paced_on.isoformat() and _texts(stands) != _texts(row):
            yield Difference("line_balance", str(row[0]), _told(stands, row), _told(row, stands))


def _texts(row: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(value) for value in row)


def _told(row: Sequence[object], other: Sequence[object]) -> str:
    differing = [
        f"{name}={value}"
        for name, value, twin in zip(BALANCE_COLUMNS, row, other, strict=True)
        if str(value) != str(twin)
    ]
    return ", ".join(differing)


def _balances_without_pace(on: date) -> Iterator[Difference]:
    """Balances whose pace has no day: nothing could be compared with them."""
    end = last_working_days(on, PACE_DAYS)[-1]
    for line_id in LineBalance.objects.filter(paced_on=None).order_by("line_id").values_list("line_id", flat=True):
        yield Difference("line_balance", str(line_id), "paced_on=", f"paced_on={end}")


def _state_differences() -> Iterator[Difference]:
    """Orders and activities that are not in the state of their last passage."""
    for table, sql in (("order", ORDER_STATES), ("activity", ACTIVITY_STATES)):
        for key, kept, last in _rows(f"SELECT key, kept, last FROM ({sql}) s WHERE last IS NULL OR kept <> last"):  # noqa: S608
            yield Difference(table, str(key), str(kept), str(last or ""))


def _balances_without_twin(on: date) -> Iterator[Difference]:
    """Lines notified without a balance, and balances of lines that are not notified."""
    expected = {int(str(row[0])) for row in _rows(balance_select(last_working_days(on, PACE_DAYS)))}
    kept = set(LineBalance.objects.values_list("line_id", flat=True))
    for line_id in sorted(expected - kept):
        yield Difference("line_balance", str(line_id), "", "notified")
    for line_id in sorted(kept - expected):
        yield Difference("line_balance", str(line_id), "kept", "")


def _framework_differences() -> Iterator[Difference]:
    for number, kept, recomputed in _rows(_COMMITTED):
        yield Difference("framework", str(number), str(kept), str(recomputed))


def differences(on: date) -> Iterator[Difference]:
    """Every total that differs from its entries, on the day ``on``; nothing when the ledger is right."""
    paces = (
        LineBalance.objects.exclude(paced_on=None).values_list("paced_on", flat=True).distinct().order_by("paced_on")
    )
    for paced_on in filter(None, paces):
        yield from _balance_differences(paced_on)
    yield from _balances_without_pace(on)
    yield from _balances_without_twin(on)
    yield from _state_differences()
    yield from _compared("line_day", _KEPT_LINE_DAYS, LINE_DAYS)
    yield from _compared("worker_day", _KEPT_WORKER_DAYS, WORKER_DAYS)
    yield from _framework_differences()
