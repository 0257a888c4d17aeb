"""Give the price of a unit at a contractor from a day on: a revision is a new price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from gouvernail.actions.frameworks.rank_of import rank_of
from gouvernail.actions.frameworks.told import locked, tell
from gouvernail.records import journal
from gouvernail.records.models import Framework, OrderLine, UnitPrice, WorkUnit
from gouvernail.rules.unit_prices import why_not_add_price
from gouvernail.rules.verdicts import Refusal, Refused


@dataclass(frozen=True, slots=True)
class NewPrice:
    """A price as typed: cents excluding VAT, and the contractor's own days per unit when they differ."""

    unit_code: str
    from_on: date
    unit_price_cents: int
    days_per_unit_hundredths: int | None = None


@transaction.atomic
def add_price(framework: Framework, rank_id: int, new: NewPrice, actor: str) -> UnitPrice:
    """Record it; raises ``Refused``. Domain invariant 4; CCTP 2 (2-order-by-need)."""
    journal.next_sequence()
    present = locked(framework)
    contractor = rank_of(present, rank_id).contractor
    unit = WorkUnit.objects.filter(framework=present, code=new.unit_code).first()
    if unit is None:
        raise Refused(Refusal("unit_unknown", "domain-4"))
    known = UnitPrice.objects.filter(framework=present, contractor=contractor, work_unit=unit)
    days = set(known.values_list("from_on", flat=True))
    last = _last_notified_on(present, contractor.pk, unit)
    if refusals := why_not_add_price(unit.measure, new.unit_price_cents, new.from_on, last, days):
        raise Refused(*refusals)
    made = UnitPrice.objects.create(
        framework=present,
        contractor=contractor,
        work_unit=unit,
        from_on=new.from_on,
        unit_price_cents=new.unit_price_cents,
        days_per_unit_hundredths=new.days_per_unit_hundredths if unit.measure == WorkUnit.Measure.DAYS else None,
    )
    details = {
        "contractor": contractor.siret,
        "unit": unit.code,
        "from_on": new.from_on.isoformat(),
        "unit_price_cents": new.unit_price_cents,
    }
    tell(present, actor, "framework.price_added", details, ("unit_prices",))
    return made


def _last_notified_on(framework: Framework, contractor_id: int, unit: WorkUnit) -> date | None:
    lines = OrderLine.objects.filter(order__framework=framework, order__contractor=contractor_id, work_unit=unit)
    last: date | None = lines.aggregate(last=Max("order__notified_on"))["last"]
    return last
