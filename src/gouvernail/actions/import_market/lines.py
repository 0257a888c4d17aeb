"""Sheet `lignes`: the lines of orders, a product, a work unit and a quantity each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any
from uuid import uuid4

from gouvernail.actions.import_market.differences import changes_allowed
from gouvernail.actions.import_market.facts import write_numbered
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.planned import PlannedLine, PlannedOrder
from gouvernail.actions.registry.stages import keep_stages
from gouvernail.harvesters.registry.parse.vocabulary import vocabulary
from gouvernail.records.digests import KINDS, digest
from gouvernail.records.models import OrderLine, Product, Stage, WorkUnit
from gouvernail.rules.folding import folded
from gouvernail.rules.workbook_format.rows import LineRow

SHEET = "lignes"
#: What is hashed of a line is all that it says.
_COLUMNS = KINDS["lines"].columns


class Lines:
    """The lines of a notified order are those it was notified with; amendments alone change their quantity."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[PlannedLine] = []
        self._changed: list[PlannedLine] = []
        self._staged = False
        self.rows: dict[tuple[str, int], LineRow] = {}
        """The rows of this workbook, by order and line."""
        self.frozen: list[PlannedLine] = []
        """Known lines that are notified by this import: their price was set."""

    @cached_property
    def _stage_words(self) -> Mapping[str, str]:
        """The stage that each word names: its key, or its label whatever its case and accents."""
        known = dict(Stage.objects.order_by().values_list("key", "label"))
        words = {stage.key: stage.label for stage in vocabulary().stages.values()} | known
        return {folded(label): key for key, label in words.items()} | {key: key for key in words}

    @cached_property
    def _known_stages(self) -> Mapping[int, str]:
        return dict(Stage.objects.order_by().values_list("id", "key"))

    def plan(self, rows: Sequence[LineRow]) -> None:
        """Compare each row with what is known."""
        for row in rows:
            order = self._at.market.orders.get(row.order_number)
            if order is None:
                place = Place(SHEET, row.row, "commande", row.order_number)
                self._at.unknown(place, "order_unknown", "commandes")
                continue
            self.rows[row.order_number, row.line_number] = row
            known = self._at.market.lines.get((row.order_number, row.line_number))
            if known is None:
                self._add(row, order)
            else:
                self._compare(row, known)

    def _references(self, row: LineRow, order: PlannedOrder) -> tuple[Product, WorkUnit] | None:
        """The product and the unit that a row names; none when one of them is unknown."""
        product = self._at.market.products.get(row.product_id)
        if product is None:
            self._at.unknown(Place(SHEET, row.row, "produit", row.product_id), "product_unknown", "projets")
        unit = self._at.market.work_units.get((order.framework.number, row.work_unit_code))
        if unit is None:
            place = Place(SHEET, row.row, "uo", row.work_unit_code)
            self._at.unknown(place, "work_unit_unknown", "uo", framework=order.framework.number)
        return None if product is None or unit is None else (product, unit)

    def _add(self, row: LineRow, order: PlannedOrder) -> None:
        if self._is_decided(row, order):
            return
        if order.number in self._at.market.notified_before:
            place = Place(SHEET, row.row, "ligne", str(row.line_number))
            self._at.error(place, "line_of_notified_order", order=order.number)
            return
        if (found := self._references(row, order)) is not None:
            line = PlannedLine(order, row.line_number, found[1], row.quantity_hundredths)
            self._fill(line, row, *found)
            self._at.market.add_line(line)
            self._new.append(line)
            self._at.report.counts(SHEET).created += 1

    def _is_decided(self, row: LineRow, order: PlannedOrder) -> bool:
        """Say that an order drawn up here from a need changes on its own page."""
        decided = self._at.market.is_decided(order)
        if decided:
            self._at.error(Place(SHEET, row.row, "commande", order.number), "order_decided_here", order=order.number)
        return decided

    def _fill(self, line: PlannedLine, row: LineRow, product: Product, unit: WorkUnit) -> None:
        line.product, line.work_unit, line.quantity_hundredths = product, unit, row.quantity_hundredths
        line.stage = self._stage_of(row)
        self._staged = self._staged or bool(line.stage)

    def _stage_of(self, row: LineRow) -> str:
        """The key of the stage that a row names; empty, with a warning, for a word that names none."""
        if not row.phase:
            return ""
        key = self._stage_words.get(row.phase) or self._stage_words.get(folded(row.phase), "")
        if not key:
            words = ", ".join(sorted(vocabulary().stages))
            self._at.warn(Place(SHEET, row.row, "phase", row.phase), "stage_unknown", words=words)
        return key

    def _compare(self, row: LineRow, known: PlannedLine) -> None:
        found = self._references(row, known.order)
        if found is None:
            return
        product, unit = found
        stage = self._known_stages.get(known.stage_id or 0, "")
        stored = {
            "product_id": row.product_id if product.pk == known.product_id else self._name_of(known),
            "work_unit_code": known.work_unit.code,
            "quantity_hundredths": known.quantity_hundredths,
            "phase": row.phase if self._stage_of(row) == stage else stage,
        }
        told = {name: getattr(row, name) for name in stored}
        if stored == told:
            self._at.report.counts(SHEET).unchanged += 1
        elif self._is_decided(row, known.order):
            return
        elif known.order.number not in self._at.market.notified_before:
            self._fill(known, row, product, unit)
            self._changed.append(known)
            self._at.report.counts(SHEET).changed += 1
        else:
            changes_allowed(self._at, SHEET, row, stored)

    def _name_of(self, known: PlannedLine) -> str:
        """The registry or project id of the product of a known line."""
        return Product.objects.values_list("external_id", flat=True).get(pk=known.product_id or 0)

    def write(self, sequence: int) -> Facts:
        """Save what was planned: known lines by id, then new ones, as the digest numbers them."""
        known = sorted({line.pk: line for line in (*self._changed, *self.frozen)}.values(), key=lambda one: one.pk or 0)
        self._set_references()
        for line in known:
            values = dict(zip(_COLUMNS, _values(line), strict=True))
            OrderLine.objects.filter(pk=line.pk or 0).update(**values, recorded_in=sequence)
        rows = [(*_values(line), uuid4(), sequence) for line in self._new]
        ids = write_numbered(OrderLine, (*_COLUMNS, "uuid", "recorded_in"), rows)
        for line, pk in zip(self._new, ids, strict=True):
            line.pk = pk
        return {"lines": digest(_values(line) for line in (*known, *self._new) if line.unit_price_cents is not None)}

    def _set_references(self) -> None:
        """Give the lines the ids of their stage and product, now that both stand."""
        ids = keep_stages() if self._staged else {}
        for line in (*self._changed, *self._new):
            line.stage_id = ids[line.stage] if line.stage else None
            line.product_id = line.product.pk if line.product else line.product_id

    @property
    def must_write(self) -> bool:
        """Whether lines are frozen although the sheet says nothing new."""
        return bool(self.frozen)


def _values(line: PlannedLine) -> tuple[Any, ...]:
    """What a line says, in the order of ``_COLUMNS``."""
    return (
        line.order.pk,
        line.number,
        line.product_id,
        line.work_unit.pk,
        line.stage_id,
        line.quantity_hundredths,
        line.unit_price_cents,
        line.days_per_unit_hundredths,
    )
