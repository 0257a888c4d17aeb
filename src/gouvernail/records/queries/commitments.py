"""What the notified orders and amendments of a framework commit, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from datetime import date

from gouvernail.records.models import OrderAmendment, OrderLine
from gouvernail.rules.money import amount_cents


def commitments(framework_id: int, besides: Container[int | None] = ()) -> Iterator[tuple[date, int]]:
    """(day, cents excluding VAT) of every notification; amendments change whole amounts, rounded.

    Lines whose id is in ``besides`` are left out. Domain invariant 1.
    """
    amendments: dict[int, list[tuple[date, int]]] = defaultdict(list)
    found = OrderAmendment.objects.filter(line__order__framework=framework_id).order_by("notified_on", "id")
    for line_id, amended_on, quantity in found.values_list("line_id", "notified_on", "quantity_hundredths"):
        amendments[line_id].append((amended_on, quantity))
    lines = OrderLine.objects.filter(order__framework=framework_id, order__notified_on__isnull=False).order_by("id")
    for line_id, on, quantity, price in lines.values_list(
        "id", "order__notified_on", "quantity_hundredths", "unit_price_cents"
    ):
        if on is not None and line_id not in besides:
            yield from _of_line(on, quantity, price or 0, amendments.get(line_id, []))


def _of_line(on: date, quantity: int, price: int, amendments: list[tuple[date, int]]) -> Iterator[tuple[date, int]]:
    before = amount_cents(quantity, price)
    yield on, before
    for amended_on, change in amendments:
        quantity += change
        after = amount_cents(quantity, price)
        yield amended_on, after - before
        before = after
