"""Move an operational activity: to do, doing, done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gouvernail.actions.import_market import import_market
from gouvernail.actions.market_refusals import refused_by
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records import journal
from gouvernail.records.models import Contractor
from gouvernail.records.queries.activity_board import BoardActivity, activity_in
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.activities import why_not_move, why_not_move_activities
from gouvernail.rules.lifecycle import ActivityState
from gouvernail.rules.verdicts import Refused
from gouvernail.rules.workbook_format.rows import ActivityRow


@dataclass(frozen=True, slots=True)
class Move:
    """Which activity, the state in which it was seen, and the one it goes to."""

    activity_id: int
    seen: ActivityState
    target: ActivityState


def move_activity(move: Move, scope: Scope, actor: str, on: date) -> BoardActivity | None:
    """Append the passage of an activity to another state, from the day ``on``; answers it as it was.

    ``None`` when it is behind a wall, for nobody to learn that it exists. Raises ``Refused`` when it was moved since
    it was seen, or when its order is over. CCTP 4.2 (4.2-statement), 4.2 (4.2-device).
    """
    with transaction.atomic():
        journal.next_sequence()
        found = activity_in(scope, move.activity_id, on)
        if found is None:
            return None
        refusals = why_not_move_activities(found.notified_on, found.order_state)
        refusals = refusals or why_not_move(move.seen, ActivityState(found.state), move.target)
        if refusals:
            raise Refused(*refusals)
        _append(found, move.target, actor, on)
    return found


def _append(found: BoardActivity, target: ActivityState, actor: str, on: date) -> None:
    """Write as the sheet « activites » of this contractor would: the wall is behind us, the path is the same."""
    place = (found.order_number, found.line_number, found.key)
    row = ActivityRow(0, *place, found.title, found.category, target.value, on)
    report = import_market(
        Workbook(sheets=("activites",), activites=[row]),
        actor,
        on,
        contractor=Contractor.objects.get(pk=found.contractor_id),
        verb="activity.moved",
        source=f"{found.order_number}, ligne {found.line_number}, {found.key}",
    )
    if not report.accepted:
        raise refused_by(report.errors)
