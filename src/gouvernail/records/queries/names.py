"""The names and addresses behind the keys of a statement, for rows that a reader already sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from gouvernail.records.models import Contractor, Framework, Order, Product


def product_names(external_ids: Iterable[str]) -> Mapping[str, str]:
    """The name of each product, by registry id."""
    found = Product.objects.filter(external_id__in=set(external_ids))
    return dict(found.order_by().values_list("external_id", "name"))


def contractor_names(sirets: Iterable[str]) -> Mapping[str, str]:
    """The name of each contractor, by SIRET."""
    return dict(Contractor.objects.filter(siret__in=set(sirets)).order_by().values_list("siret", "name"))


def framework_subjects(numbers: Iterable[str]) -> Mapping[str, str]:
    """The subject of each framework, by number."""
    return dict(Framework.objects.filter(number__in=set(numbers)).order_by().values_list("number", "subject"))


def order_uuids(numbers: Iterable[str]) -> Mapping[str, UUID]:
    """The address of each order, by number."""
    return dict(Order.objects.filter(number__in=set(numbers)).order_by().values_list("number", "uuid"))
