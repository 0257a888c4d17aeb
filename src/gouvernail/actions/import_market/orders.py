"""Sheet `commandes`: orders, and the states through which they move forward."""

from __future__ import annotations

from collections.abc import Sequence

from gouvernail.actions.import_market.differences import changes_allowed
from gouvernail.actions.import_market.facts import facts_of
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.records.models import Order, OrderStateChange
from gouvernail.records.queries.listed import listed_ids
from gouvernail.records.queries.market_states import last_state_days
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
_FIELDS = ("notified_on", "starts_on", "ends_on", "attribution_reason")


class Orders:
    """A notified order only moves forward; a draft may change in everything."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[Order] = []
        self._changed: list[Order] = []
        self._moved: list[Order] = []
        self._passages: list[tuple[Order, Passage]] = []
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
        elif (row.framework_number, row.contractor_siret) not in market.ranks:
            place = Place(SHEET, row.row, "titulaire_siret", row.contractor_siret)
            self._at.unknown(place, "contractor_unknown", "titulaires", framework=row.framework_number)
        else:
            return True
        return False

    def _add(self, row: OrderRow) -> None:
        order = Order(number=row.number)
        self._fill(order, row)
        self._at.market.add_order(order)
        self._new.append(order)
        self._pass(order, row, known=None)
        self._at.report.counts(SHEET).created += 1

    def _fill(self, order: Order, row: OrderRow) -> None:
        order.framework = self._at.market.frameworks[row.framework_number]
        order.contractor = self._at.market.contractors[row.contractor_siret]
        order.legal_commitment_numbers = list(row.legal_commitment_numbers)
        for name in _FIELDS:
            setattr(order, name, getattr(row, name))

    def _pass(self, order: Order, row: OrderRow, known: OrderState | None) -> None:
        """Move the order through the states up to the one told."""
        state = OrderState(row.state)
        dates = OrderDates(row.notified_on, row.starts_on, row.ends_on)
        found = passages(state, dates, self._at.on, known=known, since_on=self._since.get(order.pk or 0))
        self._passages += [(order, passage) for passage in found]
        order.state = state.value
        if state in NOTIFIED_STATES and (known is None or known not in NOTIFIED_STATES):
            self.notified[order.number] = row
            self._choose(order, row)

    def _choose(self, order: Order, row: OrderRow) -> None:
        """Ask for the reason why better-placed contractors were passed over."""
        if order.framework.attribution_rule != "cascade" or row.attribution_reason.strip():
            return
        ranks = self._at.market.candidates_of(order.framework)
        placed = better_placed(
            row.contractor_siret, [Candidate(one.contractor.siret, one.rank) for one in ranks], "cascade"
        )
        if refusals := why_not_choose(placed, row.attribution_reason):
            self._without_reason.append(row)
            if self._at.reason_needed:
                self._at.judge(Place(SHEET, row.row, "motif_attribution"), refusals)

    def _say_choices(self) -> None:
        if self._without_reason and not self._at.reason_needed:
            first = self._without_reason[0]
            place = Place(SHEET, first.row, "motif_attribution", first.number)
            self._at.warn(place, "choices_without_reason", clause="domain-3", count=len(self._without_reason))

    def _compare(self, row: OrderRow, known: Order) -> None:
        if known.notified_on is None:
            self._compare_draft(row, known)
        elif changes_allowed(self._at, SHEET, row, _stored(known)):
            self._move(row, known)

    def _move(self, row: OrderRow, known: Order) -> None:
        """Move a known order forward; answers nothing when it is where the row says."""
        was, counts = OrderState(known.state), self._at.report.counts(SHEET)
        if was == row.state:
            counts.unchanged += 1
            return
        if self._at.judge(_state_place(row), why_not_become(was, OrderState(row.state))):
            self._pass(known, row, known=was)
            self._moved.append(known)
            counts.changed += 1

    def _compare_draft(self, row: OrderRow, known: Order) -> None:
        was, counts = OrderState(known.state), self._at.report.counts(SHEET)
        stored = _stored(known)
        told = {name: getattr(row, name) for name in stored if name != "legal_commitment_numbers"}
        told["legal_commitment_numbers"] = list(row.legal_commitment_numbers)
        if told == stored and was == row.state:
            counts.unchanged += 1
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
        for order in (*self._new, *self._changed):
            order.recorded_in = sequence
        self._changed.sort(key=lambda order: order.pk)
        fields = ["framework", "contractor", *_FIELDS, "legal_commitment_numbers", "state", "recorded_in"]
        Order.objects.bulk_update(self._changed, [*fields, "is_historical_anomaly"], batch_size=500)
        self._write_moves()
        Order.objects.bulk_create(self._new)
        changes = [
            OrderStateChange(order=order, state=passage.state.value, since_on=passage.since_on, recorded_in=sequence)
            for order, passage in self._passages
        ]
        OrderStateChange.objects.bulk_create(changes)
        notified = [order for order in (*self._changed, *self._new) if order.notified_on is not None]
        return {"orders": facts_of("orders", notified), "order_states": facts_of("order_states", changes)}

    def _write_moves(self) -> None:
        """Save the states of orders that were already notified; their lines have a new last fact."""
        for state in {order.state for order in self._moved}:
            ids = [order.pk for order in self._moved if order.state == state]
            Order.objects.filter(pk__in=listed_ids(ids)).update(state=state)
        for order in self._moved:
            for line in self._at.market.lines_of.get(order.number, ()):
                self._at.touch(line)


def _state_place(row: OrderRow) -> Place:
    word = next(word for word, state in ORDER_STATES.items() if state == row.state)
    return Place(SHEET, row.row, "etat", word)


def _moving(rows: Sequence[OrderRow], orders: dict[str, Order]) -> list[int]:
    """The ids of the notified orders whose state the rows change."""
    known = ((row, orders.get(row.number)) for row in rows)
    return [order.pk for row, order in known if order is not None and order.notified_on and order.state != row.state]


def _stored(order: Order) -> dict[str, object]:
    """What is known of an order, by the fields of its row."""
    stored: dict[str, object] = {name: getattr(order, name) for name in _FIELDS}
    stored["framework_number"] = order.framework.number
    stored["contractor_siret"] = order.contractor.siret
    stored["legal_commitment_numbers"] = list(order.legal_commitment_numbers)
    return stored
