"""Accept the days declared on one line and month, or all that wait: the State's word on what was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gouvernail import clock
from gouvernail.actions.ledger.append_days import mark_accepted
from gouvernail.actions.ledger.balances import refresh
from gouvernail.actions.ledger.day_totals import add_line_days
from gouvernail.records import journal
from gouvernail.records.digests import digest
from gouvernail.records.models import DaysReturn
from gouvernail.records.queries.returns import open_return
from gouvernail.records.queries.scopes import Scope
from gouvernail.records.queries.waiting_days import (
    DeclaredMonth,
    WaitingEntry,
    seen_in,
    waiting_declared,
    waiting_entries,
)
from gouvernail.rules.days import BILLABLE
from gouvernail.rules.returns import why_not_accept
from gouvernail.rules.verdicts import Refused


@dataclass(frozen=True, slots=True)
class SeenDays:
    """What the person who decides had before the eyes, as the page told it (``seen_in``).

    ``line_id`` and ``month_on`` (its first day) narrow to one line and month; without them, all that wait.
    """

    seen: str
    line_id: int | None = None
    month_on: date | None = None


def accept_days(seen: SeenDays, scope: Scope, actor: str, on: date) -> int:
    """Move declared days to accepted, totals and balances with them; answers how many hundredths of a day.

    Raises ``Refused`` when what waits is no longer what was seen (somebody accepted, declared or corrected
    meanwhile) or waits for the contractor's word. CCTP 4.2 (4.2-statement), 4.1 (4.1-contractor-authority); domain
    invariants 5, 13 and 15.
    """
    with transaction.atomic():
        sequence = journal.next_sequence()
        waiting = waiting_now(seen, scope)
        refusals = why_not_accept(
            is_as_seen=is_as_seen(seen, waiting), returned_on=returned_day(standing_return(seen, scope))
        )
        if refusals:
            raise Refused(*refusals)
        entries = list(waiting_entries(scope, (one.key for one in waiting)))
        mark_accepted((entry.id for entry in entries), sequence)
        add_line_days(_moves(entries))
        refresh({entry.line_id for entry in entries}, on)
        journal.append(journal.Line(actor, "days.accepted", "days", _details(entries)))
    return sum(entry.hundredths for entry in entries)


def waiting_now(seen: SeenDays, scope: Scope) -> Sequence[DeclaredMonth]:
    """What waits of what was seen."""
    return waiting_declared(scope, seen.line_id, seen.month_on)


def is_as_seen(seen: SeenDays, waiting: Sequence[DeclaredMonth]) -> bool:
    """Whether exactly what was seen waits; nothing at all is nothing to decide on."""
    return bool(waiting) and seen_in(waiting) == seen.seen


def standing_return(seen: SeenDays, scope: Scope) -> DaysReturn | None:
    """The open return of the line and month that was seen, if there is one."""
    if seen.line_id is None or seen.month_on is None:
        return None
    return open_return(scope, seen.line_id, seen.month_on)


def returned_day(standing: DaysReturn | None) -> date | None:
    """The day of Paris on which days were sent back."""
    return None if standing is None else clock.day_of(standing.returned_at)


def _moves(entries: Sequence[WaitingEntry]) -> Mapping[tuple[int, date], tuple[int, int, int]]:
    """What acceptance moves from pending to done, by line and day."""
    moved: dict[tuple[int, date], int] = defaultdict(int)
    for entry in entries:
        if entry.nature == BILLABLE:
            moved[entry.line_id, entry.work_on] += entry.hundredths
    return {key: (hundredths, -hundredths, 0) for key, hundredths in moved.items()}


def _details(entries: Sequence[WaitingEntry]) -> Mapping[str, object]:
    """The digest of what was accepted, and its sum by line and month; no person."""
    sums: dict[tuple[str, int, str], int] = defaultdict(int)
    for entry in entries:
        sums[entry.order_number, entry.line_number, f"{entry.work_on:%Y-%m}"] += entry.hundredths
    keys = ((one.line_id, one.worker_id, one.work_on, one.nature, one.revision) for one in entries)
    accepted = [
        {"order": order, "line": line, "month": month, "hundredths": hundredths}
        for (order, line, month), hundredths in sorted(sums.items())
    ]
    return {"accepted": accepted, "facts": {"accepted_days": digest(keys)}}
