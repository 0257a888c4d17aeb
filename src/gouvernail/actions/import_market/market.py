"""The market as the workbook meets it: what is known of what it names, then what it adds.

Records are found by the keys of the workbook. New ones stand beside known ones, unsaved, so that a sheet can refer
to what another sheet of the same workbook brings; nothing is written before the whole workbook is accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from gouvernail.actions.import_market.planned import PlannedAmendment, PlannedLine, PlannedOrder, PlannedPeriodChange
from gouvernail.harvesters.workbook.workbook import Workbook
from gouvernail.records.models import (
    Consortium,
    Contractor,
    ContractorRank,
    Framework,
    Lot,
    Product,
    Subcontractor,
    UnitPrice,
    WorkUnit,
)
from gouvernail.records.queries import market_records
from gouvernail.records.queries.needs.decided import drawn_up_here
from gouvernail.rules.money import amount_cents, ordered_hundredths
from gouvernail.rules.orders import Price
from gouvernail.rules.terms import Terms, preset

#: Order number and line number.
LineKey = tuple[str, int]
#: Framework number, lot number (empty for the whole framework), SIRET.
RankKey = tuple[str, str, str]


@dataclass(slots=True)
class Market:
    """Known and planned records, by the keys of the workbook."""

    frameworks: dict[str, Framework] = field(default_factory=dict)
    terms: dict[str, Terms] = field(default_factory=dict)
    contractors: dict[str, Contractor] = field(default_factory=dict)
    lots: dict[tuple[str, str], Lot] = field(default_factory=dict)
    ranks: dict[RankKey, ContractorRank] = field(default_factory=dict)
    consortia: dict[RankKey, Consortium] = field(default_factory=dict)
    members: dict[RankKey, list[str]] = field(default_factory=dict)
    subcontractors: dict[RankKey, dict[str, Subcontractor]] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    work_units: dict[tuple[str, str], WorkUnit] = field(default_factory=dict)
    prices: dict[tuple[str, str, str], dict[date, UnitPrice]] = field(default_factory=dict)
    orders: dict[str, PlannedOrder] = field(default_factory=dict)
    lines: dict[LineKey, PlannedLine] = field(default_factory=dict)
    lines_of: dict[str, list[PlannedLine]] = field(default_factory=dict)
    amendments: dict[LineKey, dict[str, PlannedAmendment]] = field(default_factory=dict)
    billable: dict[int, int] = field(default_factory=dict)
    period_changes: dict[str, dict[str, PlannedPeriodChange]] = field(default_factory=dict)
    notified_before: frozenset[str] = frozenset()
    decided_ids: frozenset[int | None] = frozenset()

    def terms_of(self, framework: Framework) -> Terms:
        """The terms of a framework; a new one has those of the preset."""
        return self.terms.get(framework.number) or preset()

    def add_line(self, line: PlannedLine) -> None:
        """Take a line in."""
        self.lines[line.order.number, line.number] = line
        self.lines_of.setdefault(line.order.number, []).append(line)

    def add_amendment(self, amendment: PlannedAmendment) -> None:
        """Take an amendment in."""
        line = amendment.line
        self.amendments.setdefault((line.order.number, line.number), {})[amendment.number] = amendment

    def add_price(self, price: UnitPrice) -> None:
        """Take a price in."""
        key = (price.framework.number, price.contractor.siret, price.work_unit.code)
        self.prices.setdefault(key, {})[price.from_on] = price

    def prices_of(self, order: PlannedOrder, unit: WorkUnit) -> list[Price]:
        """The prices of a unit at the contractor of an order."""
        known = self.prices.get((order.framework.number, order.contractor.siret, unit.code), {})
        return [Price(one.from_on, one.unit_price_cents, one.days_per_unit_hundredths) for one in known.values()]

    def amendments_of(self, line: PlannedLine) -> list[PlannedAmendment]:
        """The amendments of a line, by day of notification, known ones first on a day."""
        found = self.amendments.get((line.order.number, line.number), {}).values()
        return sorted(found, key=lambda one: (one.notified_on, one.pk is None, one.pk or 0))

    def last_day_of(self, order: PlannedOrder) -> date | None:
        """The last day of an order, that of the last amendment that moves it, known or told by this workbook."""
        changes = self.period_changes.get(order.number, {}).values()
        last = max(changes, default=None, key=lambda one: (one.notified_on, one.pk is None, one.pk or 0))
        return order.ends_on if last is None else last.ends_on

    def quantity_of(self, line: PlannedLine) -> int:
        """The quantity of a line, every amendment included, in hundredths."""
        changes = self.amendments.get((line.order.number, line.number), {}).values()
        return line.quantity_hundredths + sum(one.quantity_hundredths for one in changes)

    def ordered_hundredths_of(self, line: PlannedLine) -> int | None:
        """The days ordered on a line, every amendment included; none when it is not measured in days."""
        per_unit = line.days_per_unit_hundredths
        return None if per_unit is None else ordered_hundredths(self.quantity_of(line), per_unit)

    def ordered_cents_of(self, line: PlannedLine) -> int:
        """The amount of a notified line, every amendment included."""
        return amount_cents(self.quantity_of(line), line.unit_price_cents or 0)

    def is_decided(self, order: PlannedOrder) -> bool:
        """Whether an order was drawn up here from a need and is not notified: its page alone changes it."""
        return order.pk in self.decided_ids and order.number not in self.notified_before

    def is_ranked(self, framework: str, siret: str, lot: str = "") -> bool:
        """Whether a contractor holds a rank in a lot of a framework, or anywhere in it when no lot is told."""
        if (framework, lot, siret) in self.ranks:
            return True
        return not lot and any((key[0], key[2]) == (framework, siret) for key in self.ranks)

    def has_lots(self, framework: str) -> bool:
        """Whether a framework is parted into lots."""
        return any(number == framework for number, _ in self.lots)

    def candidates_of(self, order: PlannedOrder) -> Iterator[ContractorRank]:
        """The ranked contractors among whom an order is given, once each: those of its lot when it tells one."""
        framework = order.framework.number
        ranks = [
            rank
            for (number, lot, _), rank in self.ranks.items()
            if number == framework and (not order.lot or lot == order.lot)
        ]
        met: dict[str, ContractorRank] = {}
        for rank in sorted(ranks, key=lambda one: one.rank):
            met.setdefault(rank.contractor.siret, rank)
        return iter(met.values())


def _order_numbers(workbook: Workbook) -> set[str]:
    numbers = {row.number for row in workbook.commandes}
    for rows in (workbook.lignes, workbook.modificatifs, workbook.jours, workbook.activites):
        numbers.update(row.order_number for row in rows)
    for others in (workbook.restes_a_faire, workbook.constats, workbook.livrables, workbook.modificatifs_fin):
        numbers.update(row.order_number for row in others)
    return numbers


def known_market(workbook: Workbook, contractor: Contractor | None, frameworks: Iterable[Framework] = ()) -> Market:
    """Load the records that a workbook names; only the orders of ``contractor`` when there is one."""
    market = Market()
    if contractor is None:
        _load_catalogue(market, workbook, frameworks)
    _load_orders(market, _order_numbers(workbook), contractor)
    _take_period_changes(market, workbook)
    return market


def _load_catalogue(market: Market, workbook: Workbook, locked: Iterable[Framework]) -> None:
    """All that hangs on the frameworks, whose rows are locked: catalogues are small."""
    frameworks = {one.pk: one for one in locked}
    contractors = {one.pk: one for one in market_records.contractors()}
    units = {one.pk: one for one in market_records.work_units()}
    market.frameworks = {one.number: one for one in frameworks.values()}
    market.terms = {frameworks[pk].number: Terms(values) for pk, values in market_records.terms().items()}
    market.contractors = {one.siret: one for one in contractors.values()}
    for lot in market_records.lots():
        market.lots[frameworks[lot.framework_id].number, lot.number] = lot
    for rank in market_records.ranks():
        rank.framework, rank.contractor = frameworks[rank.framework_id], contractors[rank.contractor_id]
        market.ranks[rank.framework.number, rank.lot.number if rank.lot else "", rank.contractor.siret] = rank
    _load_holders(market)
    for unit in units.values():
        unit.framework = frameworks[unit.framework_id]
        market.work_units[unit.framework.number, unit.code] = unit
    for price in market_records.prices():
        price.framework, price.contractor = frameworks[price.framework_id], contractors[price.contractor_id]
        price.work_unit = units[price.work_unit_id]
        market.add_price(price)
    named = {row.product_id for row in workbook.lignes} | {row.external_id for row in workbook.projets}
    market.products = market_records.products(named)


def _load_holders(market: Market) -> None:
    """Who stands behind each rank."""
    keys = {rank.pk: key for key, rank in market.ranks.items()}
    for consortium in market_records.consortia():
        market.consortia[keys[consortium.rank_id]] = consortium
    for rank_id, siret in market_records.consortium_members():
        market.members.setdefault(keys[rank_id], []).append(siret)
    for one in market_records.subcontractors():
        market.subcontractors.setdefault(keys[one.rank_id], {})[one.siret] = one


def _take_period_changes(market: Market, workbook: Workbook) -> None:
    """What the workbook tells of last days, judged later with its rows: the states of orders depend on it."""
    for row in workbook.modificatifs_fin:
        told = PlannedPeriodChange(row.amendment_number, row.notified_on, row.ends_on, row.reason)
        market.period_changes.setdefault(row.order_number, {}).setdefault(row.amendment_number, told)


def _load_orders(market: Market, numbers: Iterable[str], contractor: Contractor | None) -> None:
    """The orders named, with their lines, amendments and billable days."""
    catalogue = _Catalogue(market)
    by_pk: dict[int, PlannedOrder] = {}
    for framework_id, contractor_id, values in market_records.orders(numbers, contractor):
        order = PlannedOrder(
            framework=catalogue.framework(framework_id), contractor=catalogue.contractor(contractor_id), **values
        )
        by_pk[values["pk"]] = market.orders[order.number] = order
    market.notified_before = frozenset(order.number for order in by_pk.values() if order.notified_on)
    market.decided_ids = drawn_up_here(pk for pk, order in by_pk.items() if not order.notified_on)
    lines: dict[int, PlannedLine] = {}
    for order_id, unit_id, values in market_records.lines(by_pk):
        line = PlannedLine(order=by_pk[order_id], work_unit=catalogue.work_unit(unit_id), **values)
        lines[values["pk"]] = line
        market.add_line(line)
    for line_id, values in market_records.amendments(by_pk):
        market.add_amendment(PlannedAmendment(line=lines[line_id], **values))
    for order_id, values in market_records.period_changes(by_pk):
        known = market.period_changes.setdefault(by_pk[order_id].number, {})
        known[values["number"]] = PlannedPeriodChange(**values)
    market.billable = market_records.billable_hundredths(by_pk)


class _Catalogue:
    """Frameworks, contractors and units by id: those of the market, or read one by one when it holds none."""

    def __init__(self, market: Market) -> None:
        self._frameworks = {one.pk: one for one in market.frameworks.values()}
        self._contractors = {one.pk: one for one in market.contractors.values()}
        self._units = {one.pk: one for one in market.work_units.values()}

    def framework(self, pk: int) -> Framework:
        return self._frameworks.get(pk) or self._frameworks.setdefault(pk, Framework.objects.get(pk=pk))

    def contractor(self, pk: int) -> Contractor:
        return self._contractors.get(pk) or self._contractors.setdefault(pk, Contractor.objects.get(pk=pk))

    def work_unit(self, pk: int) -> WorkUnit:
        return self._units.get(pk) or self._units.setdefault(pk, WorkUnit.objects.get(pk=pk))
