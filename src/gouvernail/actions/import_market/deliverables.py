"""Sheet `livrables`: what each line of an order expects to be delivered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gouvernail.actions.import_market.differences import changes_allowed
from gouvernail.actions.import_market.facts import write_numbered
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.lines import Lines
from gouvernail.actions.import_market.planned import PlannedDeliverable, PlannedLine
from gouvernail.actions.import_market.references import find_line
from gouvernail.actions.import_market.saved import saved
from gouvernail.records.digests import KINDS, digest
from gouvernail.records.models import Deliverable
from gouvernail.records.queries import market_records
from gouvernail.rules.workbook_format.rows import DeliverableRow

SHEET = "livrables"
_COLUMNS = (*KINDS["deliverables"].columns, "is_mandatory")


class Deliverables:
    """What a notified order expects is what it was notified with; a draft still changes."""

    sheet = SHEET

    def __init__(self, at: HandOver, lines: Lines) -> None:
        self._at = at
        self._lines = lines
        self._new: list[PlannedDeliverable] = []
        self._changed: list[PlannedDeliverable] = []
        self._frozen: list[PlannedDeliverable] = []

    def plan(self, rows: Sequence[DeliverableRow]) -> None:
        """Compare each row with what is known; those of a line that this import notifies are frozen with it."""
        named = {(row.order_number, row.line_number) for row in rows}
        lines = {key: line for key in named if (line := self._at.market.lines.get(key)) is not None}
        every = {line.pk or 0: line for line in saved((*lines.values(), *self._lines.frozen))}
        known: dict[tuple[int, int], PlannedDeliverable] = {}
        for line_id, values in market_records.deliverables(every) if every else ():
            one = PlannedDeliverable(line=every[line_id], **values)
            known[id(one.line), one.number] = one
        frozen = {id(line) for line in self._lines.frozen}
        self._frozen = [one for one in known.values() if id(one.line) in frozen]
        for row in rows:
            line = find_line(self._at, SHEET, row.row, row.order_number, row.line_number)
            if line is not None:
                self._take(row, line, known.get((id(line), row.number)))

    def _take(self, row: DeliverableRow, line: PlannedLine, known: PlannedDeliverable | None) -> None:
        counts, is_notified = self._at.report.counts(SHEET), line.order.number in self._at.market.notified_before
        told: dict[str, Any] = {"title": row.title, "due_on": row.due_on, "is_mandatory": row.is_mandatory != "no"}
        place = Place(SHEET, row.row, "numero", str(row.number))
        if known is not None and told == {name: getattr(known, name) for name in told}:
            counts.unchanged += 1
        elif self._at.market.is_decided(line.order):
            self._at.error(place, "order_decided_here", order=line.order.number)
        elif known is None and is_notified:
            self._at.error(place, "deliverable_of_notified_order", order=line.order.number)
        elif known is None:
            self._new.append(PlannedDeliverable(line=line, number=row.number, **told))
            counts.created += 1
        elif is_notified:
            changes_allowed(self._at, SHEET, row._replace(is_mandatory=_word(told["is_mandatory"])), _stored(known))
        else:
            known.title, known.due_on, known.is_mandatory = row.title, row.due_on, told["is_mandatory"]
            self._changed.append(known)
            counts.changed += 1

    def write(self, sequence: int) -> Facts:
        """Save what was planned: known ones by id, then new ones, as the digest numbers them."""
        known = sorted({one.pk: one for one in (*self._changed, *self._frozen)}.values(), key=lambda one: one.pk or 0)
        for one in known:
            values = dict(zip(_COLUMNS, _values(one), strict=True))
            Deliverable.objects.filter(pk=one.pk or 0).update(**values, recorded_in=sequence)
        rows = [(*_values(one), sequence) for one in self._new]
        write_numbered(Deliverable, (*_COLUMNS, "recorded_in"), rows)
        facts = [one for one in (*known, *self._new) if one.line.unit_price_cents is not None]
        return {"deliverables": digest(_values(one)[:-1] for one in facts)} if facts else {}

    @property
    def must_write(self) -> bool:
        """Whether deliverables become facts although the sheet says nothing new."""
        return bool(self._frozen)


def _values(one: PlannedDeliverable) -> tuple[Any, ...]:
    """What a deliverable says, in the order of ``_COLUMNS``."""
    return one.line.pk, one.number, one.title, one.due_on, one.is_mandatory


def _word(is_mandatory: bool) -> str:
    return "yes" if is_mandatory else "no"


def _stored(known: PlannedDeliverable) -> dict[str, object]:
    return {"title": known.title, "due_on": known.due_on, "is_mandatory": _word(known.is_mandatory)}
