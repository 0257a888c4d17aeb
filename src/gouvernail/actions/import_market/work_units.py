"""Sheet `uo`: the catalogue of work units of each framework."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from gouvernail.actions.import_market.differences import changes_allowed, completed
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.records.models import WorkUnit
from gouvernail.records.queries.market_use import work_units_in_use
from gouvernail.rules.workbook_format.rows import WorkUnitRow

SHEET = "uo"
_MEASURES = ("measure", "days_per_unit_hundredths")
_FREE = ("title", "duration_months_hundredths", "kind")


class WorkUnits:
    """What a unit measures no longer changes once a notified order uses it; its title and its kind may."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[WorkUnit] = []
        self._changed: list[WorkUnit] = []

    @cached_property
    def _in_use(self) -> frozenset[int]:
        return work_units_in_use()

    def plan(self, rows: Sequence[WorkUnitRow]) -> None:
        """Compare each row with what is known."""
        for row in rows:
            framework = self._at.market.frameworks.get(row.framework_number)
            if framework is None:
                place = Place(SHEET, row.row, "marche", row.framework_number)
                self._at.unknown(place, "framework_unknown", "marches")
                continue
            known = self._at.market.work_units.get((row.framework_number, row.code))
            if known is not None:
                self._compare(_without_useless_days(row), known)
                continue
            told = _without_useless_days(row)._asdict()
            del told["row"], told["framework_number"]
            told["kind"] = row.kind or ""
            unit = WorkUnit(framework=framework, **told)
            self._at.market.work_units[row.framework_number, row.code] = unit
            self._new.append(unit)
            self._at.report.counts(SHEET).created += 1

    def _compare(self, row: WorkUnitRow, known: WorkUnit) -> None:
        stored = {name: getattr(known, name) for name in (*_MEASURES, *_FREE)}
        row = completed(row, stored, {"duration_months_hundredths", "kind"})
        told = {name: getattr(row, name) for name in stored}
        counts = self._at.report.counts(SHEET)
        if told == stored:
            counts.unchanged += 1
            return
        free = _FREE if known.pk in self._in_use else (*_MEASURES, *_FREE)
        if changes_allowed(self._at, SHEET, row, stored, free=free):
            for name, value in told.items():
                setattr(known, name, value)
            self._changed.append(known)
            counts.changed += 1

    def write(self, _sequence: int) -> Facts:
        """Save what was planned."""
        WorkUnit.objects.bulk_create(self._new)
        WorkUnit.objects.bulk_update(self._changed, [*_MEASURES, *_FREE])
        return {}


def _without_useless_days(row: WorkUnitRow) -> WorkUnitRow:
    """The row without the days per unit of a unit that is not measured in days."""
    return row if row.measure == WorkUnit.Measure.DAYS else row._replace(days_per_unit_hundredths=None)
