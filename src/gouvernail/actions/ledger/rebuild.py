"""Repair the totals of the ledger from its entries, only when somebody asks for it."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from gouvernail.actions.ledger.balances import refresh_all
from gouvernail.records import journal
from gouvernail.records.models import LineBalance
from gouvernail.records.queries.ledger_check import differences
from gouvernail.records.queries.line_totals import ACTIVITY_STATES, COMMITTED, LINE_DAYS, ORDER_STATES, WORKER_DAYS

_LINE_DAYS = f"""
INSERT INTO records_lineday (line_id, work_on, done_hundredths, pending_hundredths, non_billable_hundredths) {LINE_DAYS}
"""
_WORKER_DAYS = f"""
INSERT INTO records_workerday (worker_id, work_on, hundredths, tolerated_excess_hundredths)
SELECT worker_id, work_on, hundredths, CASE WHEN hundredths > 100 THEN hundredths - 100 ELSE 0 END
FROM ({WORKER_DAYS}) w
"""  # noqa: S608 names of our own
_COMMITTED = f"""
UPDATE records_framework SET committed_cents = (SELECT c.cents FROM ({COMMITTED}) c WHERE c.id = records_framework.id)
"""  # noqa: S608 names of our own
#: Orders and activities go back to the state of their last passage, which the journal covers.
_STATES = tuple(
    f"UPDATE {table} SET state = (SELECT s.last FROM ({states}) s WHERE s.id = {table}.id)"  # noqa: S608 names of our own
    f" WHERE id IN (SELECT s.id FROM ({states}) s WHERE s.kept <> s.last)"
    for table, states in (("records_order", ORDER_STATES), ("records_activity", ACTIVITY_STATES))
)
#: How many differences the journal quotes; all are counted.
_QUOTED = 100


def rebuild(actor: str, on: date) -> int:
    """Recompute every total of the ledger from its entries and journal what differed; answers how many did.

    A person's day above one day stays tolerated: the entries are the truth, only totals are repaired.
    """
    with transaction.atomic():
        journal.next_sequence()
        found = list(differences(on))
        if found:
            _rewrite(on)
            quoted = [f"{one.table} {one.key}: {one.kept} -> {one.recomputed}" for one in found[:_QUOTED]]
            journal.append(
                journal.Line(actor, "ledger.rebuilt", "ledger", {"count": len(found), "differences": quoted})
            )
    return len(found)


def _rewrite(on: date) -> None:
    LineBalance.objects.filter(line__order__notified_on=None).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM records_lineday")
        cursor.execute(_LINE_DAYS)
        cursor.execute("DELETE FROM records_workerday")
        cursor.execute(_WORKER_DAYS)
        cursor.execute(_COMMITTED)
        for statement in _STATES:
            cursor.execute(statement)
    refresh_all(on)
