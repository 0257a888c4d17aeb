"""Keep the balances of order lines in the same transaction as the facts they sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from django.db import connection

from gouvernail.records.queries.line_totals import BALANCE_COLUMNS, balance_select
from gouvernail.rules.working_days import PACE_DAYS, last_working_days

_CHUNK = 500
_TABLE = "records_linebalance"


def _chunks(line_ids: Iterable[int]) -> Iterator[Sequence[int]]:
    rest = iter(sorted(set(line_ids)))
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _upsert(select: str, *, tolerate: bool) -> str:
    """SQL that writes balances over those that stand, never lowering an excess once tolerated.

    The excess that stands is in the row proposed already: engines check it before they see that it replaces another.
    """
    larger = "GREATEST" if connection.vendor == "postgresql" else "MAX"
    columns = ", ".join((*BALANCE_COLUMNS, "tolerated_excess_hundredths"))
    over = "b.done_hundredths + b.pending_hundredths - COALESCE(b.ordered_hundredths, 0)"
    standing = f"COALESCE((SELECT t.tolerated_excess_hundredths FROM {_TABLE} t WHERE t.line_id = b.line_id), 0)"  # noqa: S608
    excess = f"{larger}({standing}, {over})" if tolerate else standing
    kept = ", ".join(f"{name} = excluded.{name}" for name in BALANCE_COLUMNS[1:])
    names = ", ".join(BALANCE_COLUMNS)
    return (
        f"WITH b({names}) AS ({select}) "  # noqa: S608 names of our own
        f"INSERT INTO {_TABLE} ({columns}) SELECT {names}, {excess} FROM b WHERE 1 = 1 "
        f"ON CONFLICT (line_id) DO UPDATE SET {kept}, "
        "tolerated_excess_hundredths = excluded.tolerated_excess_hundredths"
    )


def refresh(line_ids: Iterable[int], on: date, *, tolerate: bool = False) -> None:
    """Compute anew the balances of some lines, with the pace of the working days up to ``on``.

    Lines of orders not yet notified have no balance. With ``tolerate`` (historical take-over) billable days above
    the days ordered are kept as a tolerated excess; otherwise the named constraint refuses them
    (``IntegrityError``), which the rules prevent. Domain invariant 5; CCTP 4.2 (4.2-statement).
    """
    window = last_working_days(on, PACE_DAYS)
    with connection.cursor() as cursor:
        for chunk in _chunks(line_ids):
            cursor.execute(_upsert(balance_select(window, chunk), tolerate=tolerate))


def refresh_all(on: date) -> None:
    """Compute anew the balances of every line: the repair of ``gouvernail check ledger --rebuild``.

    The entries are the truth: what a take-over tolerated stays so, even when its balance was lost.
    """
    with connection.cursor() as cursor:
        cursor.execute(_upsert(balance_select(last_working_days(on, PACE_DAYS)), tolerate=True))
