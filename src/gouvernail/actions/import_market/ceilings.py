"""Hold the orders and amendments of a workbook to the ceiling of their framework, in the order of their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from gouvernail.actions.import_market.amendments import Amendments
from gouvernail.actions.import_market.hand_over import HandOver, Place
from gouvernail.actions.import_market.orders import Orders
from gouvernail.actions.import_market.planned import PlannedAmendment, PlannedLine, PlannedOrder
from gouvernail.records.models import Framework
from gouvernail.records.queries.commitments import commitments
from gouvernail.rules.frameworks import ceiling_warning, why_not_commit
from gouvernail.rules.money import amount_cents

_SOMETHING_UNREAD = frozenset({"commandes", "lignes", "prix", "uo", "modificatifs"})


class Commitment(NamedTuple):
    """What a notification adds to what is committed, in cents; ``place`` is none for what was known before."""

    on: date
    cents: int
    place: Place | None = None
    order: PlannedOrder | None = None


class Ceilings:
    """Judge every new commitment at its day, and keep the committed amounts. Domain invariant 1."""

    def __init__(self, at: HandOver, orders: Orders, amendments: Amendments) -> None:
        self._at = at
        self._orders = orders
        self._amendments = amendments
        self._changed: list[Framework] = []

    def judge(self) -> None:
        """Judge the new commitments of each framework, known ones first on a day."""
        new: dict[str, list[Commitment]] = defaultdict(list)
        for commitment in (*self._of_orders(), *self._of_amendments()):
            if commitment.order is not None:
                new[commitment.order.framework.number].append(commitment)
        for number, commitments_of_it in new.items():
            self._judge_framework(self._at.market.frameworks[number], commitments_of_it)

    def _of_orders(self) -> Iterator[Commitment]:
        for number, row in self._orders.notified.items():
            order = self._at.market.orders[number]
            lines = self._at.market.lines_of.get(number, [])
            cents = sum(amount_cents(line.quantity_hundredths, line.unit_price_cents or 0) for line in lines)
            if order.notified_on is not None:
                yield Commitment(order.notified_on, cents, Place("commandes", row.row, "numero", number), order)

    @cached_property
    def _amended(self) -> list[PlannedLine]:
        """The lines that this import amends, once each."""
        return list({id(amendment.line): amendment.line for amendment, _ in self._amendments.new.values()}.values())

    def _of_amendments(self) -> Iterator[Commitment]:
        for line in self._amended:
            yield from self._of_line(line)

    def _of_line(self, line: PlannedLine) -> Iterator[Commitment]:
        """What an amended line commits, day by day: whole figures are rounded, not changes.

        What was known before comes again, without place: an amendment notified before a known one moves the cents
        to which the later figures are rounded.
        """
        quantity, price, order = line.quantity_hundredths, line.unit_price_cents or 0, line.order
        before = amount_cents(quantity, price)
        if order.notified_on is not None and order.number in self._at.market.notified_before:
            yield Commitment(order.notified_on, before, None, order)
        for amendment in self._at.market.amendments_of(line):
            quantity += amendment.quantity_hundredths
            after = amount_cents(quantity, price)
            yield Commitment(amendment.notified_on, after - before, self._place_of(amendment), order)
            before = after

    def _place_of(self, amendment: PlannedAmendment) -> Place | None:
        """Where this import tells an amendment; none for one known before."""
        found = self._amendments.new.get(id(amendment))
        return Place("modificatifs", found[1].row, "numero", amendment.number) if found else None

    def _judge_framework(self, framework: Framework, new: list[Commitment]) -> None:
        amended = {line.pk for line in self._amended}
        known = commitments(framework.pk, besides=amended) if framework.pk else ()
        committed = 0
        last: Commitment | None = None
        every = (*(Commitment(on, cents) for on, cents in known), *new)
        for one in sorted(every, key=lambda one: (one.on, one.place is not None)):
            last = one if one.place is not None and one.cents > 0 else last
            if last is not None and not self._holds(framework, committed, one.cents, last):
                last = None
            committed += one.cents
        framework.committed_cents = committed
        if self._at.historical and framework.ceiling_cents is not None:
            excess = committed - framework.ceiling_cents
            framework.tolerated_excess_cents = max(framework.tolerated_excess_cents, excess)
        self._changed.append(framework)
        self._warn(framework)

    def _holds(self, framework: Framework, committed: int, more: int, new: Commitment) -> bool:
        """Judge what a day adds, at the place of the last new commitment, which makes known ones pass the ceiling."""
        if new.place is None or new.order is None or self._at.incomplete & _SOMETHING_UNREAD:
            return True
        holds = self._at.judge(new.place, why_not_commit(framework.ceiling_cents, committed, more), new.order)
        if not holds and new.place.sheet == "commandes":
            new.order.is_historical_anomaly = True
        return holds

    def _warn(self, framework: Framework) -> None:
        percents = self._at.market.terms_of(framework).ceiling_warning_percents
        reached = ceiling_warning(framework.ceiling_cents, framework.committed_cents, percents)
        if reached is not None:
            values = {"percent": reached, "committed": framework.committed_cents, "ceiling": framework.ceiling_cents}
            self._at.warn(Place("marches", 0, "plafond_ht", framework.number), "ceiling_share_reached", **values)

    def write(self) -> None:
        """Save what is now committed."""
        Framework.objects.bulk_update(self._changed, ["committed_cents", "tolerated_excess_cents"])
