"""What is known of the records that a market workbook names, each kind in one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Coalesce

from gouvernail.records.models import (
    Consortium,
    ConsortiumMember,
    Contractor,
    ContractorRank,
    Deliverable,
    Framework,
    FrameworkTerm,
    LineBalance,
    Lot,
    Order,
    OrderAmendment,
    OrderLine,
    OrderPeriodChange,
    Product,
    ProductAlias,
    Subcontractor,
    UnitPrice,
    WorkUnit,
)
from gouvernail.records.queries.listed import listed_ids, listed_texts
from gouvernail.records.queries.orders import TOLD_TO_CONTRACTOR
from gouvernail.rules.terms import preset


def locked_frameworks() -> list[Framework]:
    """Every framework, its row locked until the transaction ends: orders may be notified."""
    return list(Framework.objects.select_for_update().order_by("pk"))


def terms() -> dict[int, dict[str, str]]:
    """The terms of every framework that has some, by its id; one that came after a framework is that of the preset."""
    found: dict[int, dict[str, str]] = {}
    for framework_id, key, value in FrameworkTerm.objects.values_list("framework_id", "key", "value"):
        found.setdefault(framework_id, dict(preset().values))[key] = value
    return found


def contractors() -> list[Contractor]:
    """Every contractor."""
    return list(Contractor.objects.all())


def ranks() -> list[ContractorRank]:
    """Every rank in a framework, with its lot."""
    return list(ContractorRank.objects.select_related("lot"))


def lots() -> list[Lot]:
    """The lots of all frameworks."""
    return list(Lot.objects.all())


def consortia() -> list[Consortium]:
    """Every consortium that holds a rank."""
    return list(Consortium.objects.all())


def consortium_members() -> list[tuple[int, str]]:
    """The companies beside the lead of a rank, as (rank id, SIRET)."""
    return list(ConsortiumMember.objects.values_list("consortium__rank_id", "contractor__siret"))


def subcontractors() -> list[Subcontractor]:
    """Every declared subcontractor."""
    return list(Subcontractor.objects.all())


def work_units() -> list[WorkUnit]:
    """The catalogues of all frameworks."""
    return list(WorkUnit.objects.all())


def prices() -> list[UnitPrice]:
    """The prices of all frameworks."""
    return list(UnitPrice.objects.all())


def products(named: Iterable[str]) -> dict[str, Product]:
    """Products by the ids that name them, former registry ids included."""
    wanted = listed_texts(sorted(set(named)))
    found = {one.external_id: one for one in Product.objects.filter(external_id__in=wanted)}
    for alias in ProductAlias.objects.filter(external_id__in=wanted).select_related("product"):
        found.setdefault(alias.external_id, alias.product)
    return found


def orders(numbers: Iterable[str], contractor: Contractor | None = None) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """The orders of these numbers as (framework id, contractor id, values).

    For a contractor those of others are not there at all, nor are the drafts of the State. CCTP 4.2 (4.2-device).
    """
    found = Order.objects.filter(number__in=listed_texts(sorted(numbers))).order_by("pk")
    found = found.annotate(lot_number=Coalesce("lot__number", Value("")))
    own = found if contractor is None else found.filter(contractor=contractor, state__in=TOLD_TO_CONTRACTOR)
    for framework_id, contractor_id, *values in own.values_list("framework_id", "contractor_id", *_ORDER):
        yield framework_id, contractor_id, dict(zip(_ORDER_FIELDS, values, strict=True))


def lines(order_ids: Iterable[int]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """The lines of some orders as (order id, work unit id, values), by order and number."""
    found = OrderLine.objects.filter(order__in=listed_ids(order_ids)).order_by("order_id", "number")
    for order_id, unit_id, *values in found.values_list("order_id", "work_unit_id", *_LINE):
        yield order_id, unit_id, dict(zip(_LINE, values, strict=True))


def amendments(order_ids: Iterable[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The amendments of some orders as (line id, values)."""
    found = OrderAmendment.objects.filter(line__order__in=listed_ids(order_ids)).order_by("id")
    for line_id, *values in found.values_list("line_id", *_AMENDMENT):
        yield line_id, dict(zip(_AMENDMENT, values, strict=True))


def period_changes(order_ids: Iterable[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The changes of the last day of some orders as (order id, values)."""
    found = OrderPeriodChange.objects.filter(order__in=listed_ids(order_ids)).order_by("id")
    for order_id, *values in found.values_list("order_id", *_PERIOD_CHANGE):
        yield order_id, dict(zip(_PERIOD_CHANGE, values, strict=True))


def deliverables(line_ids: Iterable[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """What some lines expect to be delivered as (line id, values), by id."""
    found = Deliverable.objects.filter(line__in=listed_ids(line_ids)).order_by("id")
    for line_id, *values in found.values_list("line_id", *_DELIVERABLE):
        yield line_id, dict(zip(_DELIVERABLE, values, strict=True))


def billable_hundredths(order_ids: Iterable[int]) -> dict[int, int]:
    """Billable days declared and accepted, by line, of some orders."""
    found = LineBalance.objects.filter(line__order__in=listed_ids(order_ids))
    return dict(found.values_list("line_id", F("done_hundredths") + F("pending_hundredths")))


_ORDER = (
    "pk",
    "number",
    "notified_on",
    "starts_on",
    "ends_on",
    "state",
    "legal_commitment_numbers",
    "attribution_reason",
    "is_historical_anomaly",
    "executing_service_code",
    "vat_rate_hundredths",
    "lot_number",
)
_ORDER_FIELDS = (*_ORDER[:-1], "lot")
_DELIVERABLE = ("pk", "number", "title", "due_on", "is_mandatory")
_PERIOD_CHANGE = ("pk", "number", "notified_on", "ends_on", "reason")
_LINE = (
    "pk",
    "number",
    "product_id",
    "stage_id",
    "quantity_hundredths",
    "unit_price_cents",
    "days_per_unit_hundredths",
)
_AMENDMENT = ("pk", "number", "notified_on", "quantity_hundredths", "reason")
