"""Rows of orders, lines and amendments, and what a line is worth on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gouvernail.commands.demonstration.frameworks import Agreement
from gouvernail.commands.demonstration.past import Past
from gouvernail.commands.demonstration.plans import LinePlan, OrderPlan
from gouvernail.rules.money import amount_cents, ordered_hundredths
from gouvernail.rules.workbook_format.rows import AmendmentRow, LineRow, OrderRow


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of an order, placed in its agreement and in time."""

    past: Past
    agreement: Agreement
    order: OrderPlan
    line_number: int
    plan: LinePlan

    @property
    def key(self) -> tuple[str, int]:
        """The order number and the line number, which begin the key of most rows."""
        return order_number(self.order, self.past), self.line_number

    @property
    def first_on(self) -> date:
        """The first day of work."""
        return self.past.working_day(self.plan.since or self.order.starts or 0)

    @property
    def last_on(self) -> date:
        """The last day of work up to yesterday."""
        return min(self.past.yesterday, self.past.working_day(self.order.ends or 0))

    def quantity_on(self, on: date) -> int:
        """Hundredths of a unit ordered, amendments notified by then included."""
        changes = (each.quantity for each in self.plan.changes if self.past.working_day(each.at) <= on)
        return self.plan.quantity + sum(changes)

    def ordered_on(self, on: date) -> int | None:
        """Hundredths of a day ordered; None when the unit is not measured in days."""
        days = self.agreement.days_per_unit(self.plan.unit, self.order.contractor)
        return None if days is None else ordered_hundredths(self.quantity_on(on), days)

    def amount_on(self, on: date) -> int:
        """Cents ordered, at the price of the day of notification."""
        notified_on = self.past.working_day(self.order.notified or 0)
        price = self.agreement.price_cents(self.plan.unit, self.order.contractor, notified_on, self.past)
        return amount_cents(self.quantity_on(on), price)


def order_number(order: OrderPlan, past: Past) -> str:
    """The number of an order: the year of its notification and its rank in the demonstration."""
    return f"BC-{past.working_day(order.notified or 0).year}-{order.index:03d}"


def placed(agreement: Agreement, orders: tuple[OrderPlan, ...], past: Past) -> list[Placed]:
    """Every line of the orders of an agreement."""
    return [
        Placed(past, agreement, order, number, plan)
        for order in orders
        for number, plan in enumerate(order.lines, start=1)
    ]


def order_row(order: OrderPlan, agreement: Agreement, past: Past) -> OrderRow:
    """Sheet `commandes`."""
    return OrderRow(
        row=0,
        number=order_number(order, past),
        framework_number=agreement.number(past),
        contractor_siret=order.contractor,
        notified_on=_day(order.notified, past),
        starts_on=_day(order.starts, past),
        ends_on=_day(order.ends, past),
        state=order.state,
        legal_commitment_numbers=() if order.notified is None else (f"15{order.index:08d}",),
        attribution_reason=order.reason,
    )


def _day(distance: int | None, past: Past) -> date | None:
    return None if distance is None else past.working_day(distance)


def line_row(line: Placed) -> LineRow:
    """Sheet `lignes`."""
    plan = line.plan
    return LineRow(0, *line.key, plan.product, plan.unit, plan.quantity, plan.phase)


def amendment_rows(line: Placed) -> Iterator[AmendmentRow]:
    """Sheet `modificatifs`."""
    order, number = line.key
    for rank, change in enumerate(line.plan.changes, start=1):
        notified_on = line.past.working_day(change.at)
        yield AmendmentRow(0, order, f"{order}-M{rank}", number, notified_on, change.quantity, change.reason)
