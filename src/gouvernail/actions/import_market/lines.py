"""Sheet `lignes`: the lines of orders, a product, a work unit and a quantity each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from gouvernail.actions.import_market.differences import changes_allowed
from gouvernail.actions.import_market.facts import facts_of
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.registry.stages import keep_stages
from gouvernail.harvesters.registry.parse.vocabulary import vocabulary
from gouvernail.records.models import Order, OrderLine, Product, Stage, WorkUnit
from gouvernail.rules.folding import folded
from gouvernail.rules.workbook_format.rows import LineRow

SHEET = "lignes"


class Lines:
    """The lines of a notified order are those it was notified with; amendments alone change their quantity."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[OrderLine] = []
        self._changed: list[OrderLine] = []
        self._stages: dict[int, str] = {}
        self.rows: dict[tuple[str, int], LineRow] = {}
        """The rows of this workbook, by order and line."""
        self.frozen: list[OrderLine] = []
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

    def _references(self, row: LineRow, order: Order) -> tuple[Product, WorkUnit] | None:
        """The product and the unit that a row names; none when one of them is unknown."""
        product = self._at.market.products.get(row.product_id)
        if product is None:
            self._at.unknown(Place(SHEET, row.row, "produit", row.product_id), "product_unknown", "projets")
        unit = self._at.market.work_units.get((order.framework.number, row.work_unit_code))
        if unit is None:
            place = Place(SHEET, row.row, "uo", row.work_unit_code)
            self._at.unknown(place, "work_unit_unknown", "uo", framework=order.framework.number)
        return None if product is None or unit is None else (product, unit)

    def _add(self, row: LineRow, order: Order) -> None:
        if order.number in self._at.market.notified_before:
            place = Place(SHEET, row.row, "ligne", str(row.line_number))
            self._at.error(place, "line_of_notified_order", order=order.number)
            return
        if (found := self._references(row, order)) is not None:
            line = OrderLine(order=order, number=row.line_number)
            self._fill(line, row, *found)
            self._at.market.add_line(line)
            self._new.append(line)
            self._at.report.counts(SHEET).created += 1

    def _fill(self, line: OrderLine, row: LineRow, product: Product, unit: WorkUnit) -> None:
        line.product, line.work_unit, line.quantity_hundredths = product, unit, row.quantity_hundredths
        self._stages[id(line)] = self._stage_of(row)

    def _stage_of(self, row: LineRow) -> str:
        """The key of the stage that a row names; empty, with a warning, for a word that names none."""
        if not row.phase:
            return ""
        key = self._stage_words.get(row.phase) or self._stage_words.get(folded(row.phase), "")
        if not key:
            words = ", ".join(sorted(vocabulary().stages))
            self._at.warn(Place(SHEET, row.row, "phase", row.phase), "stage_unknown", words=words)
        return key

    def _compare(self, row: LineRow, known: OrderLine) -> None:
        found = self._references(row, known.order)
        if found is None:
            return
        product, unit = found
        stage = self._known_stages.get(known.stage_id or 0, "")
        stored = {
            "product_id": row.product_id if product.pk == known.product_id else str(known.product),
            "work_unit_code": known.work_unit.code,
            "quantity_hundredths": known.quantity_hundredths,
            "phase": row.phase if self._stage_of(row) == stage else stage,
        }
        told = {name: getattr(row, name) for name in stored}
        if stored == told:
            self._at.report.counts(SHEET).unchanged += 1
        elif known.order.number not in self._at.market.notified_before:
            self._fill(known, row, product, unit)
            self._changed.append(known)
            self._at.report.counts(SHEET).changed += 1
        else:
            changes_allowed(self._at, SHEET, row, stored)

    def write(self, sequence: int) -> Facts:
        """Save what was planned: known lines by id, then new ones, as the digest numbers them."""
        known = sorted({line.pk: line for line in (*self._changed, *self.frozen)}.values(), key=lambda line: line.pk)
        for line in (*known, *self._new):
            line.recorded_in = sequence
        self._set_stages()
        fields = [
            "product",
            "work_unit",
            "stage",
            "quantity_hundredths",
            "unit_price_cents",
            "days_per_unit_hundredths",
        ]
        OrderLine.objects.bulk_update(known, [*fields, "recorded_in"], batch_size=500)
        OrderLine.objects.bulk_create(self._new)
        return {
            "lines": facts_of("lines", (line for line in (*known, *self._new) if line.unit_price_cents is not None))
        }

    def _set_stages(self) -> None:
        keys = self._stages
        ids = keep_stages() if any(keys.values()) else {}
        for line in (*self._changed, *self._new):
            key = keys[id(line)]
            line.stage_id = ids[key] if key else None

    @property
    def must_write(self) -> bool:
        """Whether lines are frozen although the sheet says nothing new."""
        return bool(self.frozen)
