"""What is known of the records that a market workbook names, each kind in one query."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from gouvernail.records.models import (
    Contractor,
    ContractorRank,
    Framework,
    FrameworkTerm,
    LineBalance,
    Order,
    OrderAmendment,
    OrderLine,
    Product,
    ProductAlias,
    UnitPrice,
    WorkUnit,
)
from gouvernail.records.queries.listed import listed_ids, listed_texts


def locked_frameworks() -> list[Framework]:
    """Every framework, its row locked until the transaction ends: orders may be notified."""
    return list(Framework.objects.select_for_update().order_by("pk"))


def terms() -> dict[int, dict[str, str]]:
    """The terms of every framework, by its id."""
    found: dict[int, dict[str, str]] = {}
    for framework_id, key, value in FrameworkTerm.objects.values_list("framework_id", "key", "value"):
        found.setdefault(framework_id, {})[key] = value
    return found


def contractors() -> list[Contractor]:
    """Every contractor."""
    return list(Contractor.objects.all())


def ranks() -> list[ContractorRank]:
    """Every rank in a framework."""
    return list(ContractorRank.objects.all())


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


def orders(numbers: Iterable[str], contractor: Contractor | None = None) -> list[Order]:
    """The orders of these numbers; for a contractor those of others are not there at all."""
    found = Order.objects.filter(number__in=listed_texts(sorted(numbers)))
    return list(found if contractor is None else found.filter(contractor=contractor))


def lines(order_ids: Iterable[int]) -> list[OrderLine]:
    """The lines of some orders, by order and number."""
    return list(OrderLine.objects.filter(order__in=listed_ids(order_ids)).order_by("order_id", "number"))


def amendments(order_ids: Iterable[int]) -> list[OrderAmendment]:
    """The amendments of some orders."""
    return list(OrderAmendment.objects.filter(line__order__in=listed_ids(order_ids)).order_by("id"))


def billable_hundredths(order_ids: Iterable[int]) -> dict[int, int]:
    """Billable days declared and accepted, by line, of some orders."""
    found = LineBalance.objects.filter(line__order__in=listed_ids(order_ids))
    return dict(found.values_list("line_id", F("done_hundredths") + F("pending_hundredths")))
