"""Sheet `restes_a_faire`: what teams say is left to do, day by day."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.facts import write_facts
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.planned import PlannedLine
from gouvernail.actions.import_market.references import find_line
from gouvernail.actions.import_market.saved import saved
from gouvernail.records.models import Estimate, WorkUnit
from gouvernail.records.queries.known_estimates import last_estimates
from gouvernail.rules.estimates import doubts_of_estimate, why_not_estimate
from gouvernail.rules.workbook_format.rows import EstimateRow

SHEET = "restes_a_faire"


class Estimates:
    """Estimates are appended; for one day the last one counts. Domain invariant 7."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[tuple[PlannedLine, EstimateRow]] = []

    def plan(self, rows: Sequence[EstimateRow]) -> None:
        """Compare each row with the last estimate of its day."""
        if not rows:
            return
        named = {(row.order_number, row.line_number) for row in rows} & self._at.market.lines.keys()
        known = last_estimates(line.pk or 0 for line in saved(self._at.market.lines[key] for key in named))
        counts = self._at.report.counts(SHEET)
        for row in rows:
            line = find_line(self._at, SHEET, row.row, row.order_number, row.line_number)
            if line is None:
                continue
            last = known.get((line.pk or 0, row.estimated_on))
            if last is not None and last[0] == row.hundredths and row.author in {"", last[1]}:
                counts.unchanged += 1
                continue
            if not self._at.judge(Place(SHEET, row.row, "jours"), why_not_estimate(row.hundredths)):
                continue
            self._add(row, line)
            if last is None:
                counts.created += 1
            else:
                counts.changed += 1

    def _add(self, row: EstimateRow, line: PlannedLine) -> None:
        day = Place(SHEET, row.row, "date", row.estimated_on.isoformat())
        if row.estimated_on > self._at.on:
            self._at.warn(day, "dated_in_future")
        in_days = line.work_unit.measure == WorkUnit.Measure.DAYS
        self._at.doubt(
            Place(SHEET, row.row, "ligne", str(row.line_number)), doubts_of_estimate(measured_in_days=in_days)
        )
        self._new.append((line, row))
        self._at.touch(line)

    def write(self, sequence: int) -> Facts:
        """Save what was planned."""
        rows = [(line.pk, row.estimated_on, row.hundredths, row.author) for line, row in self._new]
        return {"estimates": write_facts("estimates", Estimate, rows, sequence)}
