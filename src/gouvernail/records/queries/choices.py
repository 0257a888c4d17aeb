"""What a reader may choose from in a filter or a form: never the name of what is behind a wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from gouvernail.records.models import Contractor, Framework, OrderLine, Product, WorkUnit
from gouvernail.records.queries.scopes import Scope


class Choice(NamedTuple):
    """A value of the address and the words shown for it."""

    value: str
    label: str


def framework_choices(scope: Scope) -> Sequence[Choice]:
    """The frameworks in which a reader sees an order (all for the steering office), by number."""
    found = Framework.objects.order_by("number")
    if not scope.everything:
        found = found.filter(id__in=_lines(scope).values("order__framework_id"))
    return [Choice(number, number) for number in found.values_list("number", flat=True)]


def contractor_choices(scope: Scope) -> Sequence[Choice]:
    """The contractors whose orders a reader sees, by name. CCTP 4.2 (4.2-device)."""
    found = Contractor.objects.order_by("name", "siret")
    if not scope.everything:
        found = found.filter(id__in=_lines(scope).values("order__contractor_id"))
    return [Choice(siret, name) for siret, name in found.values_list("siret", "name")]


def product_choices(scope: Scope, most: int) -> Sequence[Choice]:
    """The products with an order that a reader sees, by name; one more than ``most`` tells too many."""
    found = Product.objects.filter(id__in=_lines(scope).values("product_id")).order_by("name", "external_id")
    return [Choice(key, name) for key, name in found.values_list("external_id", "name")[: most + 1]]


def orderable_products(scope: Scope) -> Sequence[Choice]:
    """The products for which a reader may enter an order, by name: gone ones are left out."""
    found = Product.objects.filter(gone_on__isnull=True).order_by("name", "external_id")
    if not scope.everything:
        found = found.filter(id__in=scope.product_ids)
    return [Choice(key, f"{name} ({key})") for key, name in found.values_list("external_id", "name")]


def ranked_contractors() -> Sequence[Choice]:
    """Every contractor that holds a rank, by name: for the State's forms only."""
    found = Contractor.objects.filter(ranks__isnull=False).distinct().order_by("name", "siret")
    return [Choice(siret, name) for siret, name in found.values_list("siret", "name")]


def work_unit_choices() -> Sequence[Choice]:
    """Every code of work unit, whatever the framework: the action refuses one that is not in the chosen framework."""
    titles: dict[str, str] = {}
    for code, title in WorkUnit.objects.order_by("code", "id").values_list("code", "title"):
        titles.setdefault(code, title)
    return [Choice(code, f"{code} – {title}") for code, title in titles.items()]


def _lines(scope: Scope) -> QuerySet[OrderLine]:
    return OrderLine.objects.filter(scope.of_lines(), order__notified_on__isnull=False)
