"""Sheet `commandes`: orders, and the states through which they move forward."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from gouvernail.actions.import_market.differences import changes_allowed, completed
from gouvernail.actions.import_market.facts import write_facts, write_numbered
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.actions.import_market.planned import PlannedOrder
from gouvernail.records.digests import KINDS, digest
from gouvernail.records.models import Order, OrderStateChange
from gouvernail.records.queries.listed import listed_ids
from gouvernail.records.queries.market_rows import NEAREST_STATE
from gouvernail.records.queries.market_states import last_state_days
from gouvernail.records.queries.market_use import last_orders
from gouvernail.rules.lifecycle import NOTIFIED_STATES, OrderState
from gouvernail.rules.orders import (
    Candidate,
    OrderDates,
    Passage,
    better_placed,
    passages,
    why_not_become,
    why_not_choose,
)
from gouvernail.rules.workbook_format.rows import OrderRow
from gouvernail.rules.workbook_format.words import ORDER_STATES

SHEET = "commandes"
#: What an older workbook has no column for: left empty, it says nothing.
_UNSAID = ("lot", "executing_service_code", "vat_rate_hundredths")
_FIELDS = ("notified_on", "starts_on", "ends_on", "attribution_reason", *_UNSAID)
_MORE = ("lot_id", "executing_service_code", "vat_rate_hundredths")
#: The hashed columns first, then the others.
_COLUMNS = (*KINDS["orders"].columns, "legal_commitment_numbers", "state", "is_historical_anomaly", *_MORE)
_HASHED = len(KINDS["orders"].columns)


class Orders:
    """A notified order only moves forward; a draft may change in everything."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[PlannedOrder] = []
        self._changed: list[PlannedOrder] = []
        self._moved: list[PlannedOrder] = []
        self._passages: list[tuple[PlannedOrder, Passage]] = []
        self._without_reason: list[OrderRow] = []
        self.notified: dict[str, OrderRow] = {}
        """The orders that this import notifies, with their rows."""

    def plan(self, rows: Sequence[OrderRow]) -> None:
        """Compare each row with what is known."""
        self._since = last_state_days(_moving(rows, self._at.market.orders))
        for row in rows:
            if not self._refers_to_something(row):
                continue
            known = self._at.market.orders.get(row.number)
            if known is None:
                self._add(row)
            else:
                self._compare(row, known)
        self._say_choices()

    def _refers_to_something(self, row: OrderRow) -> bool:
        market = self._at.market
        if row.framework_number not in market.frameworks:
            place = Place(SHEET, row.row, "marche", row.framework_number)
            self._at.unknown(place, "framework_unknown", "marches")
        elif row.lot and (row.framework_number, row.lot) not in market.lots:
            self._at.unknown(Place(SHEET, row.row, "lot", row.lot), "lot_unknown", "lots", clause="domain-3")
        elif not market.is_ranked(row.framework_number, row.contractor_siret, row.lot):
            place = Place(SHEET, row.row, "titulaire_siret", row.contractor_siret)
            self._at.unknown(place, "contractor_unknown", "titulaires", framework=row.framework_number)
        else:
            return True
        return False

    def _add(self, row: OrderRow) -> None:
        market = self._at.market
        order = PlannedOrder(
            row.number, market.frameworks[row.framework_number], market.contractors[row.contractor_siret]
        )
        self._fill(order, row)
        market.orders[order.number] = order
        self._new.append(order)
        self._pass(order, row, known=None)
        self._at.report.counts(SHEET).created += 1

    def _fill(self, order: PlannedOrder, row: OrderRow) -> None:
        order.framework = self._at.market.frameworks[row.framework_number]
        order.contractor = self._at.market.contractors[row.contractor_siret]
        order.legal_commitment_numbers = list(row.legal_commitment_numbers)
        for name in _FIELDS:
            setattr(order, name, getattr(row, name))

    def _pass(self, order: PlannedOrder, row: OrderRow, known: OrderState | None) -> None:
        """Move the order through the states up to the one told."""
        state = OrderState(row.state)
        dates = OrderDates(row.notified_on, row.starts_on, self._at.market.last_day_of(order))
        found = passages(state, dates, self._at.on, known=known, since_on=self._since.get(order.pk or 0))
        self._passages += [(order, passage) for passage in found]
        order.state = state.value
        if state in NOTIFIED_STATES and (known is None or known not in NOTIFIED_STATES):
            self.notified[order.number] = row
            self._choose(order, row)

    def _choose(self, order: PlannedOrder, row: OrderRow) -> None:
        """Ask for the reason why better-placed contractors were passed over."""
        rule = order.framework.attribution_rule
        if row.attribution_reason.strip() or (rule != "cascade" and not self._at.reason_needed):
            return
        placed = better_placed(row.contractor_siret, self._candidates(order), rule)
        if refusals := why_not_choose(placed, row.attribution_reason):
            self._without_reason.append(row)
            if self._at.reason_needed:
                self._at.judge(Place(SHEET, row.row, "motif_attribution"), refusals)

    def _candidates(self, order: PlannedOrder) -> list[Candidate]:
        """The contractors of the framework, with their last order when the rule is a rotation."""
        framework = order.framework
        last = last_orders(framework.pk) if framework.attribution_rule != "cascade" else {}
        return [
            Candidate(one.contractor.siret, one.rank, last.get(one.contractor.siret))
            for one in self._at.market.candidates_of(order)
        ]

    def _say_choices(self) -> None:
        if self._without_reason and not self._at.reason_needed:
            first = self._without_reason[0]
            place = Place(SHEET, first.row, "motif_attribution", first.number)
            self._at.warn(place, "choices_without_reason", clause="domain-3", count=len(self._without_reason))

    def _compare(self, row: OrderRow, known: PlannedOrder) -> None:
        row = completed(row, _stored(known), _UNSAID)
        if known.notified_on is None:
            self._compare_draft(row, known)
        elif changes_allowed(self._at, SHEET, row, _stored(known)):
            self._move(row, known)

    def _move(self, row: OrderRow, known: PlannedOrder) -> None:
        """Move a known order forward; answers nothing when it is where the row says."""
        was, counts = OrderState(known.state), self._at.report.counts(SHEET)
        if row.state in {was, NEAREST_STATE.get(was)}:
            counts.unchanged += 1
            return
        if self._at.judge(_state_place(row), why_not_become(was, OrderState(row.state))):
            self._pass(known, row, known=was)
            self._moved.append(known)
            counts.changed += 1

    def _compare_draft(self, row: OrderRow, known: PlannedOrder) -> None:
        was, counts = OrderState(known.state), self._at.report.counts(SHEET)
        stored = _stored(known)
        told = {name: getattr(row, name) for name in stored if name != "legal_commitment_numbers"}
        told["legal_commitment_numbers"] = list(row.legal_commitment_numbers)
        if told == stored and row.state in {was, NEAREST_STATE.get(was)}:
            counts.unchanged += 1
            return
        if self._at.market.is_decided(known):
            self._at.error(Place(SHEET, row.row, "numero", known.number), "order_decided_here", order=known.number)
            return
        if not self._at.judge(_state_place(row), why_not_become(was, OrderState(row.state))):
            return
        if row.framework_number != known.framework.number and self._at.market.lines_of.get(known.number):
            place = Place(SHEET, row.row, "marche", row.framework_number)
            self._at.error(place, "known_value_changed", known=known.framework.number)
            return
        self._fill(known, row)
        self._changed.append(known)
        if was != row.state:
            self._pass(known, row, known=was)
        counts.changed += 1

    def write(self, sequence: int) -> Facts:
        """Save what was planned: changed orders by id, then new ones, as the digest numbers them."""
        self._write_changed(sequence)
        self._write_moves()
        rows = ((*self._values(order), uuid4(), sequence) for order in self._new)
        ids = write_numbered(Order, (*_COLUMNS, "uuid", "recorded_in"), rows)
        for order, pk in zip(self._new, ids, strict=True):
            order.pk = pk
        states = [(order.pk, passage.state.value, passage.since_on) for order, passage in self._passages]
        notified = [order for order in (*self._changed, *self._new) if order.notified_on is not None]
        return {
            "orders": digest(self._values(order)[:_HASHED] for order in notified),
            **_rates(notified),
            "order_states": write_facts("order_states", OrderStateChange, states, sequence),
        }

    def _write_changed(self, sequence: int) -> None:
        """Save the orders that were not notified before, one by one: they are few."""
        self._changed.sort(key=lambda order: order.pk or 0)
        for order in self._changed:
            values = dict(zip(_COLUMNS, self._values(order), strict=True))
            Order.objects.filter(pk=order.pk or 0).update(**values, recorded_in=sequence)

    def _values(self, order: PlannedOrder) -> tuple[Any, ...]:
        """What an order says, in the order of ``_COLUMNS``."""
        lot = self._at.market.lots.get((order.framework.number, order.lot))
        return (
            order.number,
            order.framework.pk,
            order.contractor.pk,
            order.notified_on,
            order.starts_on,
            order.ends_on,
            order.attribution_reason,
            order.legal_commitment_numbers,
            order.state,
            order.is_historical_anomaly,
            lot.pk if lot else None,
            order.executing_service_code,
            order.vat_rate_hundredths,
        )

    def _write_moves(self) -> None:
        """Save the states of orders that were already notified; their lines have a new last fact."""
        for state in {order.state for order in self._moved}:
            ids = [order.pk or 0 for order in self._moved if order.state == state]
            Order.objects.filter(pk__in=listed_ids(ids)).update(state=state)
        for order in self._moved:
            for line in self._at.market.lines_of.get(order.number, ()):
                self._at.touch(line)


def _rates(notified: Sequence[PlannedOrder]) -> Facts:
    """The digest of the rates frozen with these orders, nothing when none tells one."""
    rated = [
        (order.number, order.vat_rate_hundredths, order.executing_service_code)
        for order in notified
        if order.vat_rate_hundredths is not None
    ]
    return {"order_rates": digest(rated)} if rated else {}


def _state_place(row: OrderRow) -> Place:
    word = next(word for word, state in ORDER_STATES.items() if state == row.state)
    return Place(SHEET, row.row, "etat", word)


def _moving(rows: Sequence[OrderRow], orders: dict[str, PlannedOrder]) -> list[int]:
    """The ids of the notified orders whose state the rows change."""
    known = ((row, orders.get(row.number)) for row in rows)
    return [
        order.pk or 0 for row, order in known if order is not None and order.notified_on and order.state != row.state
    ]


def _stored(order: PlannedOrder) -> dict[str, object]:
    """What is known of an order, by the fields of its row."""
    stored: dict[str, object] = {name: getattr(order, name) for name in _FIELDS}
    stored["framework_number"] = order.framework.number
    stored["contractor_siret"] = order.contractor.siret
    stored["legal_commitment_numbers"] = list(order.legal_commitment_numbers)
    return stored
