"""Sheet `constats`: deliverables accepted, poor performance drafted, amounts admitted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gouvernail.actions.import_market.differences import changes_allowed
from gouvernail.actions.import_market.facts import write_facts
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.planned import PlannedLine, PlannedOrder
from gouvernail.actions.import_market.references import find_line
from gouvernail.actions.import_market.saved import saved
from gouvernail.records.models import AdmittedAmount, DeliverableAcceptance, PoorPerformance
from gouvernail.records.queries.known_findings import Finding, admitted_cents, findings_of
from gouvernail.rules.lifecycle import PoorPerformanceState
from gouvernail.rules.workbook_format.rows import FindingRow

SHEET = "constats"
_ADMITTED = "amount_admitted"
_ACCEPTED = "deliverable_accepted"

_Found = tuple[PlannedOrder, PlannedLine | None, FindingRow]


class Findings:
    """What was found never changes by an import: the correction is another act."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._admitted: list[tuple[PlannedLine, FindingRow]] = []
        self._accepted: list[_Found] = []
        self._poor: list[_Found] = []
        self._totals: dict[int, int] = defaultdict(int)

    def plan(self, rows: Sequence[FindingRow]) -> None:
        """Compare each row with what is known."""
        if not rows:
            return
        orders = {row.order_number for row in rows} & self._at.market.orders.keys()
        ids = [order.pk or 0 for order in saved(self._at.market.orders[number] for number in orders)]
        known = findings_of(ids)
        self._totals |= admitted_cents(ids)
        for row in rows:
            self._take(row, known)

    def _take(self, row: FindingRow, known: Mapping[tuple[int, int | None, date, str], Finding]) -> None:
        place = Place(SHEET, row.row, "commande", row.order_number)
        order = self._at.market.orders.get(row.order_number)
        if order is None:
            self._at.unknown(place, "order_unknown", "commandes")
            return
        line = self._line_of(row)
        if row.line_number is not None and line is None:
            return
        found = known.get((order.pk or 0, line.pk if line else None, row.found_on, row.nature))
        if found is not None:
            if changes_allowed(self._at, SHEET, row, found._asdict()):
                self._at.report.counts(SHEET).unchanged += 1
        elif order.notified_on is None:
            self._at.error(place, "finding_without_notification")
        else:
            self._add(row, order, line)
            self._at.report.counts(SHEET).created += 1

    def _line_of(self, row: FindingRow) -> PlannedLine | None:
        if row.line_number is None:
            return None
        return find_line(self._at, SHEET, row.row, row.order_number, row.line_number)

    def _add(self, row: FindingRow, order: PlannedOrder, line: PlannedLine | None) -> None:
        day = Place(SHEET, row.row, "date", row.found_on.isoformat())
        if row.found_on > self._at.on:
            self._at.warn(day, "dated_in_future")
        elif order.notified_on is not None and row.found_on < order.notified_on:
            self._at.warn(day, "finding_before_notification", notified_on=order.notified_on)
        if row.nature == _ADMITTED:
            self._admit(row, line)
        elif row.nature == _ACCEPTED:
            self._accepted.append((order, line, row))
        else:
            self._poor.append((order, line, row))

    def _admit(self, row: FindingRow, line: PlannedLine | None) -> None:
        if line is None or row.amount_cents is None:
            return
        self._admitted.append((line, row))
        self._at.touch(line)
        key = line.pk or -id(line)
        self._totals[key] += row.amount_cents
        ordered = self._at.market.ordered_cents_of(line)
        if self._totals[key] > ordered:
            place = Place(SHEET, row.row, "montant_ht")
            self._at.warn(place, "admitted_above_ordered", admitted=self._totals[key], ordered=ordered)

    def write(self, sequence: int) -> Facts:
        """Save what was planned."""
        admitted = [(line.pk, row.found_on, row.amount_cents, row.comment) for line, row in self._admitted]
        accepted = [_values(one) for one in self._accepted]
        poor = [_values(one) for one in self._poor]
        drafted = [("state", [PoorPerformanceState.DRAFTED.value] * len(poor))]
        return {
            "admitted_amounts": write_facts("admitted_amounts", AdmittedAmount, admitted, sequence),
            "deliverable_acceptances": write_facts(
                "deliverable_acceptances", DeliverableAcceptance, accepted, sequence
            ),
            "poor_performances": write_facts("poor_performances", PoorPerformance, poor, sequence, drafted),
        }


def _values(found: _Found) -> tuple[Any, ...]:
    order, line, row = found
    return (order.pk, line.pk if line else None, row.found_on, row.amount_cents, row.comment)
