"""Sheet `activites`: the operational activities of each line, and since when they are in their state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gouvernail.actions.import_market.facts import facts_of
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.references import find_line
from gouvernail.actions.import_market.saved import saved
from gouvernail.records.models import Activity, ActivityPassage, OrderLine
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
        self._new: list[Activity] = []
        self._changed: dict[int, Activity] = {}
        self._passages: list[tuple[Activity, str, date]] = []
        self._known_passages: dict[int, list[tuple[date, str]]] = {}
        self.by_key: dict[ActivityKey, Activity] = {}
        """Known and planned activities of the lines that the workbook names."""

    def know(self, lines: Sequence[OrderLine]) -> None:
        """Load the activities of these lines."""
        by_pk = {line.pk: line for line in saved(lines)}
        for activity in activities_of(by_pk):
            activity.line = by_pk[activity.line_id]
            self.by_key[id(activity.line), activity.key] = activity

    def plan(self, rows: Sequence[ActivityRow]) -> None:
        """Compare each row with what is known."""
        self._known_passages = passages_of(one.pk for one in self.by_key.values()) if rows else {}
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

    def _add(self, row: ActivityRow, line: OrderLine) -> None:
        activity = Activity(line=line, key=row.key, title=row.title, category=row.category, state=row.state)
        self.by_key[id(line), row.key] = activity
        self._new.append(activity)
        self._passages.append((activity, row.state, row.state_on or self._at.on))
        self._at.report.counts(SHEET).created += 1
        self._at.touch(line)

    def _compare(self, row: ActivityRow, known: Activity) -> None:
        moved = self._move(row, known)
        category = row.category or known.category
        renamed = (known.title, known.category) != (row.title, category)
        if renamed:
            known.title, known.category = row.title, category
            self._changed[known.pk] = known
        counts = self._at.report.counts(SHEET)
        if moved or renamed:
            counts.changed += 1
            self._at.touch(known.line)
        else:
            counts.unchanged += 1

    def _move(self, row: ActivityRow, known: Activity) -> bool:
        """Add a passage unless the row tells one that is known; answers whether one was added.

        Without a date the row tells the state of today: nothing new when it is the present one.
        """
        passages = self._known_passages.get(known.pk, [])
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
            self._changed[known.pk] = known
        return True

    def write(self, sequence: int) -> Facts:
        """Save what was planned."""
        Activity.objects.bulk_update(self._changed.values(), ["title", "category", "state"], batch_size=500)
        Activity.objects.bulk_create(self._new)
        passages = [
            ActivityPassage(activity=activity, state=state, since_on=since_on, recorded_in=sequence)
            for activity, state, since_on in self._passages
        ]
        ActivityPassage.objects.bulk_create(passages)
        return {"activity_passages": facts_of("activity_passages", passages)}
