"""Incubators and what their products publish at a day. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gouvernail.records.models import Incubator, Product, Stage
from gouvernail.records.queries.portfolio import products_on
from gouvernail.rules.folding import folded


@dataclass(frozen=True, slots=True)
class IncubatorFigures:
    """How many products an incubator helps; the ``open_`` figures count active products only."""

    products: int
    active: int
    open_code: int
    open_stats: int
    open_impact: int


def incubators_on(day: date) -> Sequence[tuple[Incubator, IncubatorFigures]]:
    """The incubators that help a product at a day, in the order of their names, in four queries.

    A product shared by several counts for each of them. Hidden incubators are not told.
    """
    shown = Incubator.objects.filter(is_hidden=False, gone_on=None).select_related("owner")
    helped = _helped_by_incubator(day)
    active = frozenset(Stage.objects.filter(is_active=True).values_list("key", flat=True))
    found = [(each, figures_of(helped[each.pk], active)) for each in shown if helped[each.pk]]
    return sorted(found, key=lambda row: folded(row[0].title))


def incubator_of(external_id: str) -> Incubator | None:
    """The incubator of an id, unless it is hidden."""
    named = unicodedata.normalize("NFC", external_id)
    return Incubator.objects.filter(external_id=named, is_hidden=False).select_related("owner").first()


def figures_of(products: Iterable[Product], active: frozenset[str]) -> IncubatorFigures:
    """Count products read by ``products_on``; ``active`` holds the keys of the stages during which a team works."""
    told = list(products)
    working = [each for each in told if getattr(each, "current_stage", None) in active]
    return IncubatorFigures(
        products=len(told),
        active=len(working),
        open_code=sum(bool(each.repository_url) for each in working),
        open_stats=sum(bool(each.stats_url) for each in working),
        open_impact=sum(bool(each.impact_url) for each in working),
    )


def _helped_by_incubator(day: date) -> Mapping[int, Sequence[Product]]:
    products = {each.pk: each for each in products_on(day)}
    pairs = {(each.incubator_id, each.pk) for each in products.values() if each.incubator_id}
    pairs |= set(Product.other_incubators.through.objects.values_list("incubator_id", "product_id"))
    helped: dict[int, list[Product]] = defaultdict(list)
    for incubator_id, product_id in pairs:
        if product_id in products:
            helped[incubator_id].append(products[product_id])
    return helped
