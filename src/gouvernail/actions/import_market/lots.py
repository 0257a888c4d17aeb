"""Sheet `lots`: the parts of a framework that were awarded separately."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.differences import changes_allowed
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.records.models import Lot
from gouvernail.rules.ranks import why_not_add_lot
from gouvernail.rules.workbook_format.rows import LotRow

SHEET = "lots"


class Lots:
    """A lot is part of the notified framework."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[Lot] = []

    def plan(self, rows: Sequence[LotRow]) -> None:
        """Compare each row with what is known."""
        market = self._at.market
        for row in rows:
            known = market.lots.get((row.framework_number, row.number))
            if row.framework_number not in market.frameworks:
                place = Place(SHEET, row.row, "marche", row.framework_number)
                self._at.unknown(place, "framework_unknown", "marches")
            elif known is None:
                self._add(row)
            elif changes_allowed(self._at, SHEET, row, {"title": known.title}):
                self._at.report.counts(SHEET).unchanged += 1

    def _add(self, row: LotRow) -> None:
        market = self._at.market
        is_ranked = any(key[:2] == (row.framework_number, "") for key in market.ranks)
        if self._at.judge(Place(SHEET, row.row, "numero", row.number), why_not_add_lot(is_ranked=is_ranked)):
            lot = Lot(framework=market.frameworks[row.framework_number], number=row.number, title=row.title)
            market.lots[row.framework_number, row.number] = lot
            self._new.append(lot)
            self._at.report.counts(SHEET).created += 1

    def write(self, _sequence: int) -> Facts:
        """Save what was planned."""
        Lot.objects.bulk_create(self._new)
        return {}
