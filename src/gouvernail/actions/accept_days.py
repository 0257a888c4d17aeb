"""Accept the days declared on one line and month, or all that wait: the State's word on what was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gouvernail.actions.ledger.append_days import accept_days as accept_entries
from gouvernail.actions.ledger.balances import refresh
from gouvernail.actions.ledger.day_totals import add_line_days
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import DayEntry
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.waiting_days import waiting_entries
from gouvernail.rules.days import BILLABLE
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class SeenDays:
    """Which entries the person who decides had before the eyes: how many, and the last one's id.

    ``line_id`` and ``month_on`` (its first day) narrow to one line and month; without them, all that wait.
    """

    entry_count: int
    last_entry_id: int
    line_id: int | None = None
    month_on: date | None = None


def accept_days(seen: SeenDays, scope: Scope, actor: str, on: date) -> int:
    """Move declared days to accepted, totals and balances with them; answers how many hundredths of a day.

    Raises ``Refused`` when what waits is no longer what was seen: somebody accepted, declared or corrected meanwhile.
    CCTP 4.2 (4.2-statement), 4.1 (4.1-contractor-authority); domain invariants 5, 13 and 15.
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        entries = list(waiting_entries(scope, seen.line_id, seen.month_on).select_related("line__order"))
        if not entries or (len(entries), entries[-1].pk) != (seen.entry_count, seen.last_entry_id):
            raise Refused(Refusal("waiting_days_changed", "4.2-statement"))
        accept_entries((entry.pk for entry in entries), sequence)
        add_line_days(_moves(entries))
        refresh({entry.line_id for entry in entries}, on)
        journal.append(journal.Line(actor, "days.accepted", "days", _details(entries)))
    return sum(entry.hundredths for entry in entries)


def _moves(entries: Sequence[DayEntry]) -> Mapping[tuple[int, date], tuple[int, int, int]]:
    """What acceptance moves from pending to done, by line and day."""
    moved: dict[tuple[int, date], int] = defaultdict(int)
    for entry in entries:
        if entry.nature == BILLABLE:
            moved[entry.line_id, entry.work_on] += entry.hundredths
    return {key: (hundredths, -hundredths, 0) for key, hundredths in moved.items()}


def _details(entries: Sequence[DayEntry]) -> Mapping[str, object]:
    """The digest of what was accepted, and its sum by line and month; no person."""
    sums: dict[tuple[str, int, str], int] = defaultdict(int)
    for entry in entries:
        sums[entry.line.order.number, entry.line.number, f"{entry.work_on:%Y-%m}"] += entry.hundredths
    keys = ((one.line_id, one.worker_id, one.work_on, one.nature, one.revision) for one in entries)
    accepted = [
        {"order": order, "line": line, "month": month, "hundredths": hundredths}
        for (order, line, month), hundredths in sorted(sums.items())
    ]
    return {"accepted": accepted, "facts": {"accepted_days": digest(keys)}}
