"""What a reader may choose from in a filter or a form: never the name of what is behind a wall."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from gouvernail.records.models import Contractor, Framework, OrderLine, Product, WorkUnit
from gouvernail.records.queries.scopes import Scope
from gouvernail.rules.work_units import Unit, size_of
from gouvernail.wording import unit_size_words


class Choice(NamedTuple):
    """A value of the address and the words shown for it."""

    value: str
    label: str


class FilterChoices(NamedTuple):
    """What a statement can be narrowed to: frameworks by number, contractors and products by name."""

    frameworks: Sequence[Choice]
    contractors: Sequence[Choice]
    products: Sequence[Choice]


def filter_choices(scope: Scope, most_products: int) -> FilterChoices:
    """The frameworks, contractors and products of the notified orders that a reader sees, and of no other.

    One product more than ``most_products`` tells too many to choose from. CCTP 4.2 (4.2-device).
    """
    if scope.everything:
        return FilterChoices(framework_choices(), _every_contractor(), _every_product(most_products))
    columns = ("order__framework__number", "order__contractor__siret", "order__contractor__name")
    products = ("product__external_id", "product__name")
    seen = OrderLine.objects.filter(scope.of_lines(), order__notified_on__isnull=False).order_by()
    rows = list(seen.values_list(*columns, *products).distinct())
    return FilterChoices(
        sorted({Choice(row[0], row[0]) for row in rows}),
        sorted({Choice(row[1], row[2]) for row in rows}, key=_by_label),
        sorted({Choice(row[3], row[4]) for row in rows}, key=_by_label)[: most_products + 1],
    )


def _by_label(choice: Choice) -> tuple[str, str]:
    return choice.label.casefold(), choice.value


def framework_choices() -> Sequence[Choice]:
    """Every framework, by number: for the State alone."""
    return [Choice(number, number) for number in Framework.objects.order_by("number").values_list("number", flat=True)]


def _every_contractor() -> Sequence[Choice]:
    found = Contractor.objects.order_by("name", "siret").values_list("siret", "name")
    return [Choice(siret, name) for siret, name in found]


def _every_product(most: int) -> Sequence[Choice]:
    ordered = OrderLine.objects.filter(order__notified_on__isnull=False).values("product_id")
    found = Product.objects.filter(id__in=ordered).order_by("name", "external_id").values_list("external_id", "name")
    return [Choice(key, name) for key, name in found[: most + 1]]


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
    """Every code of work unit, whatever the framework: the action refuses one that is not in the chosen framework.

    Each says about how long one unit lasts or its days: units of one code that differ say nothing of it.
    CCTP 2.1.2 (2.1-duration), 2.2.2 (2.2-duration), 2.3.2 (2.3-duration).
    """
    titles: dict[str, str] = {}
    sizes: dict[str, set[str]] = {}
    for unit in WorkUnit.objects.order_by("code", "id"):
        titles.setdefault(unit.code, unit.title)
        sizes.setdefault(unit.code, set()).add(_size_words(unit))
    return [Choice(code, _unit_label(code, title, sizes[code])) for code, title in titles.items()]


def _size_words(unit: WorkUnit) -> str:
    facts = Unit(unit.kind, unit.measure, unit.days_per_unit_hundredths, unit.duration_months_hundredths)
    size = size_of(facts)
    return unit_size_words(size.months_hundredths, size.days_hundredths)


def _unit_label(code: str, title: str, sizes: Collection[str]) -> str:
    size = next(iter(sizes)) if len(sizes) == 1 else ""
    return f"{code} – {title} ({size})" if size else f"{code} – {title}"
