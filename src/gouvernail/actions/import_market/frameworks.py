"""Sheet `marches`: framework agreements, with the terms of their contract."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.differences import changes_allowed, completed
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.records.models import Framework, FrameworkTerm
from gouvernail.rules.framework_limits import Limits, why_not_limit
from gouvernail.rules.frameworks import validity
from gouvernail.rules.terms import PRESET
from gouvernail.rules.workbook_format.rows import FrameworkRow

SHEET = "marches"


class Frameworks:
    """A framework is notified: only the note of its source changes; a minimum that nobody told yet may be."""

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
        self._judge_limits(row)
        values = row._asdict()
        del values["row"]
        framework = Framework(**values)
        terms = self._at.market.terms_of(framework)
        framework.valid_until_on = validity(row.notified_on, row.duration_months, terms).until_on
        self._at.market.frameworks[row.number] = framework
        self._new.append(framework)
        self._at.report.counts(SHEET).created += 1

    def _judge_limits(self, row: FrameworkRow) -> None:
        place = Place(SHEET, row.row, "minimum_ht")
        self._at.judge(place, why_not_limit(Limits(row.minimum_cents, row.ceiling_cents)))

    def _compare(self, row: FrameworkRow, known: Framework) -> None:
        stored = {name: getattr(known, name) for name in row._fields if name != "row"}
        row = completed(row, stored, {"source", "minimum_cents"})
        free = {"source"} if known.minimum_cents is not None else {"source", "minimum_cents"}
        if not changes_allowed(self._at, SHEET, row, stored, free=free):
            return
        counts = self._at.report.counts(SHEET)
        if (row.source, row.minimum_cents) == (known.source, known.minimum_cents):
            counts.unchanged += 1
            return
        self._judge_limits(row)
        known.source, known.minimum_cents = row.source, row.minimum_cents
        self._changed.append(known)
        counts.changed += 1

    def write(self, _sequence: int) -> Facts:
        """Save what was planned, the preset terms of new frameworks included."""
        Framework.objects.bulk_create(self._new)
        Framework.objects.bulk_update(self._changed, ["source", "minimum_cents"])
        FrameworkTerm.objects.bulk_create(
            FrameworkTerm(framework=framework, key=term.key, value=term.value, source=term.source)
            for framework in self._new
            for term in PRESET
        )
        return {}
