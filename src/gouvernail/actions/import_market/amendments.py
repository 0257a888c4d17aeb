"""Sheet `modificatifs`: notified changes of the quantity of a line."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.differences import changes_allowed
from gouvernail.actions.import_market.facts import write_facts
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.planned import PlannedAmendment, PlannedLine
from gouvernail.actions.import_market.references import find_line
from gouvernail.records.models import OrderAmendment
from gouvernail.rules.money import amount_cents
from gouvernail.rules.orders import why_not_amend, why_not_reduce
from gouvernail.rules.workbook_format.rows import AmendmentRow
from gouvernail.rules.workbook_format.sheets import MOST_CENTS

SHEET = "modificatifs"


class Amendments:
    """An amendment is a notified record: it never changes, another one follows it."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self.new: dict[int, tuple[PlannedAmendment, AmendmentRow]] = {}
        """The amendments that this workbook brings, with their rows, by identity."""

    def plan(self, rows: Sequence[AmendmentRow]) -> None:
        """Compare each row with what is known."""
        touched: dict[int, PlannedLine] = {}
        for row in rows:
            line = find_line(self._at, SHEET, row.row, row.order_number, row.line_number)
            if line is None:
                continue
            known = self._at.market.amendments.get((row.order_number, row.line_number), {}).get(row.amendment_number)
            if known is None:
                self._add(row, line)
                touched[id(line)] = line
            elif changes_allowed(self._at, SHEET, row, _stored(known)):
                self._at.report.counts(SHEET).unchanged += 1
        for line in touched.values():
            self._judge_quantities(line)

    def _add(self, row: AmendmentRow, line: PlannedLine) -> None:
        place = Place(SHEET, row.row, "date_notification", row.notified_on.isoformat())
        order = line.order
        refusals = why_not_amend(row.notified_on, order.notified_on)
        if order.notified_on is None:
            self._at.judge(Place(SHEET, row.row, "commande", order.number), refusals)
            return
        self._at.judge(place, refusals, order)
        if row.notified_on > self._at.on:
            self._at.warn(place, "dated_in_future")
        amendment = PlannedAmendment(
            line=line,
            number=row.amendment_number,
            notified_on=row.notified_on,
            quantity_hundredths=row.quantity_hundredths,
            reason=row.reason,
        )
        self._at.market.add_amendment(amendment)
        self.new[id(amendment)] = (amendment, row)
        self._at.report.counts(SHEET).created += 1
        self._at.touch(line)

    def _judge_quantities(self, line: PlannedLine) -> None:
        """Follow the quantity of a line from amendment to amendment: it never is negative, nor beyond any figure.

        A known amendment is judged too when a new one comes before it, at the row of the new one.
        """
        quantity = line.quantity_hundredths
        row = None
        for amendment in self._at.market.amendments_of(line):
            quantity += amendment.quantity_hundredths
            row = self.new[id(amendment)][1] if id(amendment) in self.new else row
            if row is None:
                continue
            place = Place(SHEET, row.row, "quantite")
            factor = max(line.unit_price_cents or 0, line.days_per_unit_hundredths or 0)
            if self._at.judge(place, why_not_reduce(quantity)) and amount_cents(quantity, factor) > MOST_CENTS:
                self._at.error(place, "amount_too_large", most=MOST_CENTS)

    def write(self, sequence: int) -> Facts:
        """Save what was planned."""
        planned = [amendment for amendment, _ in self.new.values()]
        rows = [(one.line.pk, one.number, one.notified_on, one.quantity_hundredths, one.reason) for one in planned]
        return {"amendments": write_facts("amendments", OrderAmendment, rows, sequence)}


def _stored(amendment: PlannedAmendment) -> dict[str, object]:
    return {name: getattr(amendment, name) for name in ("notified_on", "quantity_hundredths", "reason")}
