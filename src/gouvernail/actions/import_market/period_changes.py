"""Sheet `modificatifs_fin`: notified changes of the last day of an order."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.differences import changes_allowed
from gouvernail.actions.import_market.facts import write_facts
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.planned import PlannedOrder, PlannedPeriodChange
from gouvernail.records.models import OrderPeriodChange
from gouvernail.rules.order_life.amending import why_not_end_before
from gouvernail.rules.orders import why_not_amend
from gouvernail.rules.workbook_format.rows import PeriodChangeRow

SHEET = "modificatifs_fin"
_SAID = ("notified_on", "ends_on", "reason")


class PeriodChanges:
    """A change of the last day is a notified record: it never changes, another one follows it."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[tuple[PlannedOrder, PlannedPeriodChange]] = []

    def plan(self, rows: Sequence[PeriodChangeRow]) -> None:
        """Compare each row with what is known."""
        for row in rows:
            order = self._at.market.orders.get(row.order_number)
            if order is None:
                place = Place(SHEET, row.row, "commande", row.order_number)
                self._at.unknown(place, "order_unknown", "commandes")
                continue
            told = self._at.market.period_changes[row.order_number][row.amendment_number]
            if told.pk is None:
                self._add(row, order, told)
            elif changes_allowed(self._at, SHEET, row, {name: getattr(told, name) for name in _SAID}):
                self._at.report.counts(SHEET).unchanged += 1

    def _add(self, row: PeriodChangeRow, order: PlannedOrder, told: PlannedPeriodChange) -> None:
        place = Place(SHEET, row.row, "date_notification", row.notified_on.isoformat())
        if order.notified_on is None:
            place = Place(SHEET, row.row, "commande", order.number)
        if not self._at.judge(place, why_not_amend(row.notified_on, order.notified_on), order):
            return
        end = Place(SHEET, row.row, "fin", row.ends_on.isoformat())
        if not self._at.judge(end, why_not_end_before(row.ends_on, order.starts_on)):
            return
        if row.notified_on > self._at.on:
            self._at.warn(place, "dated_in_future")
        self._new.append((order, told))
        self._at.report.counts(SHEET).created += 1
        for line in self._at.market.lines_of.get(order.number, ()):
            self._at.touch(line)

    def write(self, sequence: int) -> Facts:
        """Save what was planned."""
        rows = [(order.pk, one.number, one.notified_on, one.ends_on, one.reason) for order, one in self._new]
        return {"period_changes": write_facts("period_changes", OrderPeriodChange, rows, sequence)}
