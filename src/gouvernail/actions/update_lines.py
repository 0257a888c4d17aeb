"""Update what is left to do and the activities of all the open lines of a contractor, in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gouvernail.actions.import_market import import_market
from gouvernail.actions.market_refusals import refused_by
from gouvernail.actions.team_activities import fresh_key
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records import journal
from gouvernail.records.models import Activity, Contractor
from gouvernail.records.queries.open_lines import OpenLine, SeenActivity, open_lines
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.folding import grouping_key
from gouvernail.rules.line_updates import why_not_update_activity, why_not_update_estimate
from gouvernail.rules.statement.outlook import OPEN_STATES
from gouvernail.rules.verdicts import Refusal, Refused
from gouvernail.rules.workbook_format.rows import ActivityRow, EstimateRow

#: Who estimates, as the statement tells it.
AUTHOR = "titulaire"


@dataclass(frozen=True, slots=True)
class EstimateChange:
    """A remainder as typed, beside the estimate that was read (``seen``, its number)."""

    line_id: int
    estimated_on: date
    hundredths: int
    seen: int


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """The state wanted for an activity, beside the passage that was read."""

    line_id: int
    activity_id: int
    state: str
    seen: int


@dataclass(frozen=True, slots=True)
class NewActivity:
    """A title to add to a line, in a state."""

    line_id: int
    title: str
    state: str


Change = EstimateChange | ActivityChange | NewActivity


def update_lines(changes: Sequence[Change], scope: Scope, actor: str, on: date) -> int:
    """Write what changed, all or nothing; answers how many things were written.

    Raises ``Refused`` with every refusal; the value ``change`` tells which change each is about. A line that is not
    one of the contractor's open lines is refused exactly as one that changed meanwhile. CCTP 4.2 (4.2-statement).
    """
    with transaction.atomic():
        journal.next_sequence()
        lines = {one.line.pk: one for one in open_lines(scope, OPEN_STATES)}
        refusals = [found for change in changes for found in _refusals(change, lines.get(change.line_id), on)]
        if refusals:
            raise Refused(*refusals)
        contractors = {lines[change.line_id].line.order.contractor for change in changes}
        return sum(_write(contractor, changes, lines, actor, on) for contractor in contractors)


def _refusals(change: Change, known: OpenLine | None, on: date) -> Iterable[Refusal]:
    """Why a change is refused, each refusal naming it."""
    if known is None:
        found = [Refusal("line_not_open", "4.2-statement")]
    elif isinstance(change, EstimateChange):
        is_as_seen = known.seen == change.seen
        found = why_not_update_estimate(change.hundredths, change.estimated_on, on, is_as_seen=is_as_seen)
    elif isinstance(change, ActivityChange):
        seen = _activity(known, change)
        found = why_not_update_activity(is_as_seen=seen is not None and seen.seen == change.seen)
    else:
        taken = {grouping_key(one.activity.title) for one in known.activities}
        found = [Refusal("activity_known", "4.2-statement")] if grouping_key(change.title) in taken else []
    return (Refusal(one.code, one.clause, {**one.values, "change": change}) for one in found)


def _activity(known: OpenLine, change: ActivityChange) -> SeenActivity | None:
    return next((one for one in known.activities if one.activity.pk == change.activity_id), None)


def _write(contractor: Contractor, changes: Sequence[Change], lines: dict[int, OpenLine], actor: str, on: date) -> int:
    """Hand over the changes of one contractor as its own workbook."""
    told = [change for change in changes if lines[change.line_id].line.order.contractor_id == contractor.pk]
    estimates: list[EstimateRow] = []
    activities: list[ActivityRow] = []
    for number, change in enumerate(told, start=1):
        known = lines[change.line_id]
        place = (number, known.line.order.number, known.line.number)
        if isinstance(change, EstimateChange):
            estimates.append(EstimateRow(*place, change.estimated_on, change.hundredths, AUTHOR))
        else:
            one = _meant(change, known)
            activities.append(ActivityRow(*place, one.key, one.title, one.category, change.state, on))
    sheets = ("activites", "restes_a_faire")
    workbook = Workbook(sheets=sheets, activites=activities, restes_a_faire=estimates)
    report = import_market(workbook, actor, on, contractor=contractor, verb="lines.updated", source=contractor.siret)
    if not report.accepted:
        refused = refused_by(report.errors)
        raise Refused(*(_named(refusal, told) for refusal in refused.refusals))
    return sum(counts.written for counts in report.sheets.values())


def _meant(change: ActivityChange | NewActivity, known: OpenLine) -> Activity:
    """The activity that a change is about; a new one takes a key that its line does not know."""
    if isinstance(change, NewActivity):
        key = fresh_key(change.title, [one.activity for one in known.activities])
        return Activity(line=known.line, key=key, title=change.title, state=change.state)
    found = _activity(known, change)
    assert found is not None  # noqa: S101 one that is not there was refused
    return found.activity


def _named(refusal: Refusal, told: Sequence[Change]) -> Refusal:
    """The refusal of an import with the change that its row stands for."""
    row = refusal.values.get("row")
    named = {"change": told[row - 1]} if isinstance(row, int) and 0 < row <= len(told) else {}
    return Refusal(refusal.code, refusal.clause, {**refusal.values, **named})
