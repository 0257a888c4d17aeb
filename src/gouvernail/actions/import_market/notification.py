"""What happens to an order when it is notified: its dates are judged, its prices frozen."""

from __future__ import annotations

from gouvernail.actions.import_market.hand_over import HandOver, Place
from gouvernail.actions.import_market.lines import Lines
from gouvernail.actions.import_market.orders import Orders
from gouvernail.actions.import_market.planned import PlannedLine, PlannedOrder
from gouvernail.rules.frameworks import Validity, why_not_notify
from gouvernail.rules.money import amount_cents
from gouvernail.rules.orders import frozen_days_per_unit, price_in_force, why_not_price
from gouvernail.rules.terms import why_not_rely_on
from gouvernail.rules.workbook_format.sheets import MOST_CENTS


class Notification:
    """Notify the orders that a workbook says are. CCTP 2 (2-order-by-need); domain invariants 2 and 4."""

    def __init__(self, at: HandOver, orders: Orders, lines: Lines) -> None:
        self._at = at
        self._orders = orders
        self._lines = lines

    def judge(self) -> None:
        """Judge the day of each notification and freeze the prices of the lines."""
        for number, row in self._orders.notified.items():
            order = self._at.market.orders[number]
            place = Place("commandes", row.row, "date_notification", _iso(order))
            self._judge_day(order, place)
            lines = self._at.market.lines_of.get(number, [])
            if not lines and "lignes" not in self._at.incomplete:
                self._at.warn(Place("commandes", row.row, "numero", number), "order_without_line")
            for line in lines:
                self._freeze(line, place)

    def _judge_day(self, order: PlannedOrder, place: Place) -> None:
        framework, notified_on = order.framework, order.notified_on
        if notified_on is None:
            return
        within = Validity(framework.notified_on, framework.valid_until_on)
        order.is_historical_anomaly = not self._at.judge(place, why_not_notify(notified_on, within), order)
        if notified_on > self._at.on:
            self._at.warn(place, "dated_in_future")

    def _freeze(self, line: PlannedLine, of_order: Place) -> None:
        """Set the price and the days per unit that the line keeps for ever."""
        order = line.order
        row = self._lines.rows.get((order.number, line.number))
        place = Place("lignes", row.row, "uo", line.work_unit.code) if row else of_order
        terms = self._at.market.terms_of(order.framework)
        if not self._at.judge(place, why_not_rely_on(terms, "price_day")) or order.notified_on is None:
            return
        price = price_in_force(self._at.market.prices_of(order, line.work_unit), order.notified_on)
        if price is None:
            if "prix" not in self._at.incomplete:
                self._at.judge(place, why_not_price(price, order.notified_on))
            return
        line.unit_price_cents = price.unit_price_cents
        unit = line.work_unit
        line.days_per_unit_hundredths = frozen_days_per_unit(price, unit.measure, unit.days_per_unit_hundredths)
        self._check_size(line, place)
        self._at.touch(line)
        if line.pk is not None:
            self._lines.frozen.append(line)

    def _check_size(self, line: PlannedLine, place: Place) -> None:
        """Refuse figures that no record could hold exactly."""
        amount = amount_cents(line.quantity_hundredths, line.unit_price_cents or 0)
        days = amount_cents(line.quantity_hundredths, line.days_per_unit_hundredths or 0)
        if max(amount, days) > MOST_CENTS:
            self._at.error(place, "amount_too_large", most=MOST_CENTS)


def _iso(order: PlannedOrder) -> str:
    return "" if order.notified_on is None else order.notified_on.isoformat()
