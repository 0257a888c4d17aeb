"""Sheet `activites`: the operational activities of each line, and since when they are in their state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gouvernail.actions.import_market.facts import write_facts, write_numbered
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.planned import PlannedActivity, PlannedLine
from gouvernail.actions.import_market.references import find_line
from gouvernail.actions.import_market.saved import saved
from gouvernail.records.models import Activity, ActivityPassage
from gouvernail.records.queries.known_activities import activities_of, passages_of
from gouvernail.rules.workbook_format.rows import ActivityRow

SHEET = "activites"

#: The line, by identity, and the key of an activity on it.
ActivityKey = tuple[int, str]


class Activities:
    """An activity may be renamed; its passages from state to state are kept for ever."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[PlannedActivity] = []
        self._changed: dict[int, PlannedActivity] = {}
        self._passages: list[tuple[PlannedActivity, str, date]] = []
        self._known_passages: dict[int, list[tuple[date, str]]] = {}
        self.by_key: dict[ActivityKey, PlannedActivity] = {}
        """Known and planned activities of the lines that the workbook names."""

    def know(self, lines: Sequence[PlannedLine]) -> None:
        """Load the activities of these lines."""
        by_pk = {line.pk or 0: line for line in saved(lines)}
        for line_id, values in activities_of(by_pk):
            line = by_pk[line_id]
            self.by_key[id(line), values["key"]] = PlannedActivity(line=line, **values)

    def plan(self, rows: Sequence[ActivityRow]) -> None:
        """Compare each row with what is known."""
        self._known_passages = passages_of(one.pk or 0 for one in self.by_key.values()) if rows else {}
        for row in rows:
            line = find_line(self._at, SHEET, row.row, row.order_number, row.line_number)
            if line is None:
                continue
            if row.state_on is not None and row.state_on > self._at.on:
                self._at.warn(Place(SHEET, row.row, "date", row.state_on.isoformat()), "dated_in_future")
            known = self.by_key.get((id(line), row.key))
            if known is None:
                self._add(row, line)
            else:
                self._compare(row, known)

    def _add(self, row: ActivityRow, line: PlannedLine) -> None:
        activity = PlannedActivity(line=line, key=row.key, title=row.title, category=row.category, state=row.state)
        self.by_key[id(line), row.key] = activity
        self._new.append(activity)
        self._passages.append((activity, row.state, row.state_on or self._at.on))
        self._at.report.counts(SHEET).created += 1
        self._at.touch(line)

    def _compare(self, row: ActivityRow, known: PlannedActivity) -> None:
        moved = self._move(row, known)
        category = row.category or known.category
        renamed = (known.title, known.category) != (row.title, category)
        if renamed:
            known.title, known.category = row.title, category
            self._changed[known.pk or 0] = known
        counts = self._at.report.counts(SHEET)
        if moved or renamed:
            counts.changed += 1
            self._at.touch(known.line)
        else:
            counts.unchanged += 1

    def _move(self, row: ActivityRow, known: PlannedActivity) -> bool:
        """Add a passage unless the row tells one that is known; answers whether one was added.

        Without a date the row tells the state of today: nothing new when it is the present one.
        """
        passages = self._known_passages.get(known.pk or 0, [])
        if row.state_on is None and row.state == known.state:
            return False
        since_on = row.state_on or self._at.on
        if next((state for on, state in reversed(passages) if on == since_on), None) == row.state:
            return False
        self._passages.append((known, row.state, since_on))
        if passages and since_on < passages[-1][0]:
            self._at.warn(
                Place(SHEET, row.row, "date", since_on.isoformat()), "activity_state_is_older", state=known.state
            )
        else:
            known.state = row.state
            self._changed[known.pk or 0] = known
        return True

    def write(self, sequence: int) -> Facts:
        """Save what was planned."""
        for pk, one in self._changed.items():
            Activity.objects.filter(pk=pk).update(title=one.title, category=one.category, state=one.state)
        rows = [(one.line.pk, one.key, one.title, one.category, one.state) for one in self._new]
        ids = write_numbered(Activity, ("line_id", "key", "title", "category", "state"), rows)
        for activity, pk in zip(self._new, ids, strict=True):
            activity.pk = pk
        passages = [(activity.pk, state, since_on) for activity, state, since_on in self._passages]
        return {"activity_passages": write_facts("activity_passages", ActivityPassage, passages, sequence)}
