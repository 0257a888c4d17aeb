"""Sheet `prix`: what each contractor asks for each unit, from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from gouvernail.actions.import_market.differences import changes_allowed
from gouvernail.actions.import_market.hand_over import Facts, HandOver, Place
from gouvernail.records.models import UnitPrice, WorkUnit
from gouvernail.records.queries.market_use import last_notifications
from gouvernail.rules.unit_prices import why_not_price_costs, why_not_price_from
from gouvernail.rules.workbook_format.rows import PriceRow

SHEET = "prix"


class Prices:
    """A price never changes: a revision is a new price, dated after the orders already notified."""

    sheet = SHEET

    def __init__(self, at: HandOver) -> None:
        self._at = at
        self._new: list[UnitPrice] = []

    @cached_property
    def _last_notifications(self) -> dict[tuple[int, int, int], date]:
        return last_notifications()

    def plan(self, rows: Sequence[PriceRow]) -> None:
        """Compare each row with what is known."""
        for row in rows:
            if not self._refers_to_something(row):
                continue
            key = (row.framework_number, row.contractor_siret, row.work_unit_code)
            known = self._at.market.prices.get(key, {}).get(row.from_on)
            if known is None:
                self._add(row)
            elif changes_allowed(self._at, SHEET, row, _stored(known)):
                self._at.report.counts(SHEET).unchanged += 1

    def _refers_to_something(self, row: PriceRow) -> bool:
        market = self._at.market
        framework, siret, unit = row.framework_number, row.contractor_siret, row.work_unit_code
        if framework not in market.frameworks:
            self._at.unknown(Place(SHEET, row.row, "marche", framework), "framework_unknown", "marches")
        elif not market.is_ranked(framework, siret):
            place = Place(SHEET, row.row, "titulaire_siret", siret)
            self._at.unknown(place, "contractor_unknown", "titulaires", framework=framework)
        elif (framework, unit) not in market.work_units:
            self._at.unknown(Place(SHEET, row.row, "uo", unit), "work_unit_unknown", "uo", framework=framework)
        else:
            return True
        return False

    def _add(self, row: PriceRow) -> None:
        market = self._at.market
        unit = market.work_units[row.framework_number, row.work_unit_code]
        price = UnitPrice(
            framework=market.frameworks[row.framework_number],
            contractor=market.contractors[row.contractor_siret],
            work_unit=unit,
            from_on=row.from_on,
            unit_price_cents=row.unit_price_cents,
            days_per_unit_hundredths=row.days_per_unit_hundredths if unit.measure == WorkUnit.Measure.DAYS else None,
        )
        if self._is_possible(row, price):
            market.add_price(price)
            self._new.append(price)
            self._at.report.counts(SHEET).created += 1

    def _is_possible(self, row: PriceRow, price: UnitPrice) -> bool:
        costs = why_not_price_costs(price.work_unit.measure, price.unit_price_cents)
        if not self._at.judge(Place(SHEET, row.row, "prix_ht"), costs):
            return False
        place = Place(SHEET, row.row, "a_compter_du", row.from_on.isoformat())
        return self._at.judge(place, why_not_price_from(price.from_on, self._last_notification(price)))

    def _last_notification(self, price: UnitPrice) -> date | None:
        """The last notification, before this import, of an order that uses the unit at the contractor."""
        ids = (price.framework.pk, price.contractor.pk, price.work_unit.pk)
        return None if None in ids else self._last_notifications.get(ids)

    def write(self, _sequence: int) -> Facts:
        """Save what was planned."""
        UnitPrice.objects.bulk_create(self._new)
        return {}


def _stored(price: UnitPrice) -> dict[str, object]:
    stored: dict[str, object] = {"unit_price_cents": price.unit_price_cents}
    if price.work_unit.measure == WorkUnit.Measure.DAYS:
        stored["days_per_unit_hundredths"] = price.days_per_unit_hundredths
    return stored
