"""Sheet `marches`: framework agreements, with the terms of their contract."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.differences import changes_allowed
from gouvernail.actions.import_market.hand_over import Facts, HandOver
from gouvernail.records.models import Framework, FrameworkTerm
from gouvernail.rules.frameworks import validity
from gouvernail.rules.terms import PRESET
from gouvernail.rules.workbook_format.rows import FrameworkRow

SHEET = "marches"


class Frameworks:
    """A framework is notified: nothing of it changes but the note of its source."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[Framework] = []
        self._changed: list[Framework] = []

    def plan(self, rows: Sequence[FrameworkRow]) -> None:
        """Compare each row with what is known."""
        for row in rows:
            known = self._at.market.frameworks.get(row.number)
            if known is None:
                self._add(row)
            else:
                self._compare(row, known)

    def _add(self, row: FrameworkRow) -> None:
        values = row._asdict()
        del values["row"]
        framework = Framework(**values)
        terms = self._at.market.terms_of(framework)
        framework.valid_until_on = validity(row.notified_on, row.duration_months, terms).until_on
        self._at.market.frameworks[row.number] = framework
        self._new.append(framework)
        self._at.report.counts(SHEET).created += 1

    def _compare(self, row: FrameworkRow, known: Framework) -> None:
        stored = {name: getattr(known, name) for name in row._fields if name != "row"}
        if not changes_allowed(self._at, SHEET, row, stored, free={"source"}):
            return
        counts = self._at.report.counts(SHEET)
        if row.source in {"", known.source}:
            counts.unchanged += 1
            return
        known.source = row.source
        self._changed.append(known)
        counts.changed += 1

    def write(self, _sequence: int) -> Facts:
        """Save what was planned, the preset terms of new frameworks included."""
        Framework.objects.bulk_create(self._new)
        Framework.objects.bulk_update(self._changed, ["source"])
        FrameworkTerm.objects.bulk_create(
            FrameworkTerm(framework=framework, key=term.key, value=term.value, source=term.source)
            for framework in self._new
            for term in PRESET
        )
        return {}
