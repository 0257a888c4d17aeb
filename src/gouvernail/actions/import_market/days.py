"""Sheet `jours`: the ledger of days, checked line by line and person by person, over whole columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gouvernail.actions.import_market.activities import Activities
from gouvernail.actions.import_market.day_entries import Accepted, Entries, Entry
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.planned import PlannedActivity, PlannedLine, PlannedOrder
from gouvernail.actions.import_market.references import find_line
from gouvernail.actions.import_market.saved import saved
from gouvernail.actions.import_market.workers import Workers
from gouvernail.records.models import Contractor
from gouvernail.records.queries.known_days import DayKey, KnownDay, known_days, worker_totals
from gouvernail.records.queries.returns import LineMonth, returned_days
from gouvernail.rules.calendar_months import month_of
from gouvernail.rules.days import (
    BILLABLE,
    FULL_DAY,
    doubts_across_contractors,
    doubts_after_end,
    quiet_days,
    why_not_bill,
    why_not_one_day,
    why_not_work_on,
)
from gouvernail.rules.lifecycle import DayState
from gouvernail.rules.returns import why_not_accept
from gouvernail.rules.workbook_format.rows import DayRow

SHEET = "jours"
_DECLARED = DayState.DECLARED.value
_ACCEPTED = DayState.ACCEPTED.value


class OfLine(NamedTuple):
    """What the rows of one line are planned against."""

    line: PlannedLine
    contractor: Contractor
    numbers: dict[str, int]
    known: dict[DayKey, KnownDay]


class Days:
    """A known key is unchanged, moves forward to accepted, or is corrected by a reversing entry and a new one."""

    sheet = SHEET

    def __init__(self, at: HandOver, activities: Activities, contractor: Contractor | None) -> None:
        self._at = at
        self._activities = activities
        self._only = contractor
        self._workers = Workers()
        self._people: dict[tuple[int, date], int] = {}
        self._places: dict[tuple[int, date], Place] = {}
        self._entries = Entries(historical=at.historical)
        self._billed: dict[int, tuple[PlannedLine, int]] = {}
        self._ignored_states = 0
        self._returned: Mapping[LineMonth, date] = {}

    def plan(self, rows: Sequence[DayRow]) -> None:
        """Compare each row with what is known, then judge lines and people as a whole."""
        if not rows:
            return
        groups: dict[tuple[str, int], list[DayRow]] = defaultdict(list)
        for row in rows:
            groups[row[1], row[2]].append(row)
        lines = self._at.market.lines
        known = known_days(line.pk or 0 for line in saved(lines[key] for key in groups if key in lines))
        self._returned = {} if self._at.by_contractor else returned_days()
        self._workers.know({row.worker for row in rows}, self._only)
        for key, group in groups.items():
            line = lines.get(key)
            if line is None:
                self._say_unknown(group)
            elif self._is_notified(line, group):
                self._plan_line(line, group, known.get(line.pk or 0, {}))
        self._judge_people(rows)
        if self._ignored_states:
            self._at.warn(Place(SHEET, 0, "etat"), "state_of_contractor_ignored", count=self._ignored_states)

    def _say_unknown(self, group: Iterable[DayRow]) -> None:
        for row in group:
            find_line(self._at, SHEET, row.row, row.order_number, row.line_number)

    def _is_notified(self, line: PlannedLine, group: Sequence[DayRow]) -> bool:
        """Whether the order of a line is notified; otherwise one row says it for all."""
        row, order = group[0], line.order
        if order.notified_on is not None:
            return True
        return self._at.judge(
            Place(SHEET, row.row, "commande", order.number), why_not_work_on(row.work_on, None, self._at.on), order
        )

    def _judge_date(self, row: DayRow, order: PlannedOrder) -> None:
        """Judge the date of a row that adds something, when there is something to say of it."""
        place = Place(SHEET, row.row, "date", row.work_on.isoformat())
        if not self._at.judge(place, why_not_work_on(row.work_on, order.notified_on, self._at.on), order):
            self._entries.mark(row.row)
        self._at.doubt(place, doubts_after_end(row.work_on, self._at.market.last_day_of(order)))

    def _plan_line(self, line: PlannedLine, group: Sequence[DayRow], known: dict[DayKey, KnownDay]) -> None:
        contractor = line.order.contractor
        of_line = OfLine(line, contractor, self._workers.numbers_at(contractor), known)
        planned = self._entries.of_line(line)
        first_on, last_on = quiet_days(
            line.order.notified_on or self._at.on, self._at.market.last_day_of(line.order), self._at.on
        )
        billable = 0
        written = len(planned)
        counts = self._at.report.counts(SHEET)
        numbers, people, default = of_line.numbers, self._people, _DECLARED if self._at.by_contractor else _ACCEPTED
        for row in group:
            number = numbers.get(row.worker)
            if number is None:
                number = self._workers.add(contractor, row.worker)
            before = known.get((self._workers.people[number].pk, row.work_on, row.nature)) if known else None
            if before is not None:
                change = self._compare(row, of_line, number, before)
            else:
                activity = self._activity(row, line) if row.activity_key else None
                state = default if row.state is None or self._at.by_contractor else row.state
                planned.append(
                    Entry(number, row.work_on, row.nature, 0, row.hundredths, state, activity, None, row.row)
                )
                counts.created += 1
                change = row.hundredths
            if not first_on <= row.work_on <= last_on and (before is None or change > 0):
                self._judge_date(row, line.order)
            if change:
                key = (number, row.work_on)
                people[key] = people.get(key, 0) + change
                if row.nature == BILLABLE:
                    billable += change
        if self._at.by_contractor:
            self._ignored_states += sum(row.state == _ACCEPTED for row in group)
        if len(planned) > written:
            self._at.touch(line)
        self._bill(line, group, billable)

    def _activity(self, row: DayRow, line: PlannedLine) -> PlannedActivity | None:
        activity = self._activities.by_key.get((id(line), row.activity_key))
        if activity is None:
            place = Place(SHEET, row.row, "activite", row.activity_key)
            self._at.unknown(place, "activity_unknown", "activites", order=row.order_number, line=row.line_number)
        return activity

    def _compare(self, row: DayRow, of_line: OfLine, number: int, before: KnownDay) -> int:
        """Plan what a row changes of a known key; answers by how much its figure changes, in hundredths."""
        counts = self._at.report.counts(SHEET)
        activity = self._activity(row, of_line.line) if row.activity_key else None
        moved = activity is not None and activity.pk != before.activity_id and not before.is_reversed
        if row.hundredths != before.hundredths or moved:
            return self._correct(row, of_line, number, before, activity)
        if not self._at.by_contractor and row.state is not None and row.state != before.state:
            if before.state == _DECLARED and not before.is_reversed:
                self._accept(row, of_line, number, before)
                return 0
            if row.state == _DECLARED and not before.is_reversed:
                place = Place(SHEET, row.row, "etat", "declare")
                self._at.warn(place, "day_stays_accepted")
        counts.unchanged += 1
        return 0

    def _accept(self, row: DayRow, of_line: OfLine, number: int, before: KnownDay) -> None:
        """Plan the acceptance of a declared entry, unless its month waits for the contractor's word."""
        returned_on = self._returned.get((of_line.line.pk or 0, month_of(row.work_on)))
        refusals = why_not_accept(is_as_seen=True, returned_on=returned_on)
        if self._at.judge(Place(SHEET, row.row, "etat", "valide"), refusals):
            self._entries.accept(Accepted(before.id, of_line.line, number, row.work_on, row.nature, before))
            self._at.touch(of_line.line)
            self._at.report.counts(SHEET).changed += 1

    def _correct(
        self, row: DayRow, of_line: OfLine, number: int, before: KnownDay, activity: PlannedActivity | None
    ) -> int:
        """Plan the reversing entry and the new one."""
        if before.state == DayState.LOCKED:
            self._at.error(Place(SHEET, row.row, "jours"), "day_locked", days=before.hundredths)
            return 0
        planned = self._entries.of_line(of_line.line)
        if row.work_on < (of_line.line.order.notified_on or row.work_on):
            self._entries.mark(row.row)  # what corrects an anomaly of history is one too
        revision = before.revision + 1
        key = (number, row.work_on, row.nature)
        if not before.is_reversed:
            figure, kept = -before.hundredths, before.activity_id
            planned.append(Entry(*key, revision, figure, before.state, None, kept, row.row))
            revision += 1
        if row.hundredths:
            kept = before.activity_id if activity is None else None
            planned.append(Entry(*key, revision, row.hundredths, self._state(row, before), activity, kept, row.row))
        self._at.report.counts(SHEET).corrected += 1
        return row.hundredths - before.hundredths

    def _state(self, row: DayRow, before: KnownDay) -> str:
        if self._at.by_contractor:
            return _DECLARED
        return row.state or before.state

    def _bill(self, line: PlannedLine, group: Sequence[DayRow], billable: int) -> None:
        """Judge the billable days that the line reaches, at the row that passes the days ordered."""
        known = self._at.market.billable.get(line.pk or 0, 0)
        self._billed[id(line)] = (line, known + billable)
        if billable <= 0 or self._at.cannot_count(line):
            return
        ordered = self._at.market.ordered_hundredths_of(line)
        if refusals := why_not_bill(ordered, known + billable):
            row = _passing(group, (ordered or 0) - known)
            if not self._at.judge(Place(SHEET, row.row, "jours"), refusals, line.order):
                self._entries.mark(row.row)

    def judge_amended(self, amended: Iterable[tuple[PlannedLine, Place]]) -> None:
        """Judge that no amendment of this workbook leaves a line below its billable days."""
        for line, place in amended:
            known = self._at.market.billable.get(line.pk or 0, 0)
            _, total = self._billed.get(id(line), (line, known))
            added = total - known
            ordered = self._at.market.ordered_hundredths_of(line)
            if total and added <= 0 and ordered is not None and not self._at.cannot_count(line):
                self._at.judge(place, why_not_bill(ordered, total), line.order)

    def _judge_people(self, rows: Sequence[DayRow]) -> None:
        """Judge that nobody passes one day on one date; across contractors the steering office alone is told."""
        if not self._people:
            return
        days = {day for _, day in self._people}
        ids = self._workers.known_numbers()
        known = worker_totals(ids, min(days), max(days)) if ids else {}
        before = {(ids[worker_id], day): total for (worker_id, day), total in known.items()}
        over = {
            key: total
            for key, change in self._people.items()
            if change > 0 and (total := change + before.get(key, 0)) > FULL_DAY
        }
        if over:
            self._say_over(rows, over)
        if not self._at.by_contractor:
            self._warn_across(rows, before)

    def _say_over(self, rows: Sequence[DayRow], over: dict[tuple[int, date], int]) -> None:
        for key, row in self._last_rows(rows, set(over)).items():
            place = Place(SHEET, row.row, "intervenant", row.worker)
            order = self._at.market.orders[row.order_number]
            if not self._at.judge(place, why_not_one_day(over[key], row.work_on), order):
                self._entries.mark(row.row)

    def _warn_across(self, rows: Sequence[DayRow], before: dict[tuple[int, date], int]) -> None:
        shared = self._workers.shared()
        if not shared:
            return
        totals: dict[tuple[str, date], int] = defaultdict(int)
        touched: dict[tuple[str, date], tuple[int, date]] = {}
        most: dict[tuple[str, date], int] = defaultdict(int)
        for key in {*self._people, *before}:
            number, day = key
            if number in shared:
                name = (shared[number], day)
                total = self._people.get(key, 0) + before.get(key, 0)
                totals[name] += total
                most[name] = max(most[name], total)
                if self._people.get(key, 0) > 0:
                    touched[name] = key
        doubtful = {
            touched[name]: total
            for name, total in totals.items()
            if name in touched and total > max(FULL_DAY, most[name])
        }
        for key, row in self._last_rows(rows, set(doubtful)).items():
            place = Place(SHEET, row.row, "intervenant", row.worker)
            self._at.doubt(place, doubts_across_contractors(doubtful[key], row.work_on))

    def _last_rows(self, rows: Sequence[DayRow], keys: set[tuple[int, date]]) -> dict[tuple[int, date], DayRow]:
        """The last row of each (person, date)."""
        found: dict[tuple[int, date], DayRow] = {}
        if keys:
            for row in rows:
                line = self._at.market.lines.get((row.order_number, row.line_number))
                number = None if line is None else self._workers.numbers_at(line.order.contractor).get(row.worker)
                if number is not None and (number, row.work_on) in keys:
                    found[number, row.work_on] = row
        return found

    def write(self, sequence: int) -> Facts:
        """Save what was planned, and the totals that the entries change; it answers the days sent back."""
        return self._entries.write(sequence, self._workers.save())


def _passing(group: Sequence[DayRow], left: int) -> DayRow:
    """The row at which the billable days of a line pass what was left."""
    for row in group:
        if row.nature == BILLABLE:
            left -= row.hundredths
            if left < 0:
                return row
    return group[-1]
