"""Looking for products: words, stage, incubator, organisation, theme. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Min, OrderBy, OuterRef, Q, QuerySet, Subquery

from gouvernail.records.models import Incubator, Organisation, Product, ProductLabel, Stage
from gouvernail.records.queries.portfolio import OnDay, products_on
from gouvernail.rules.folding import folded
from gouvernail.rules.search import Asked

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

#: The stage filter that keeps every stage of activity, and the one for products without a started stage.
ACTIVE = "en-activite"
PLANNED = "a-venir"


_SORTS: Mapping[str, Sequence[str | OrderBy]] = {
    "nom": ("search_key", "pk"),
    "-nom": ("-search_key", "-pk"),
    "phase": (F("stage_rank").asc(nulls_first=True), "search_key", "pk"),
    "-phase": (F("stage_rank").desc(nulls_last=True), "search_key", "pk"),
    "depuis": (F("stage_since").asc(nulls_last=True), "search_key", "pk"),
    "-depuis": (F("stage_since").desc(nulls_last=True), "search_key", "pk"),
    "incubateur": (F("incubator__title").asc(nulls_last=True), "search_key", "pk"),
    "-incubateur": (F("incubator__title").desc(nulls_last=True), "search_key", "pk"),
}
SORTS = tuple(_SORTS)


@dataclass(frozen=True, slots=True)
class ProductSearch:
    """What is looked for; an empty word looks for everything. ``sort`` is one of ``SORTS``."""

    words: str = ""
    stage: str = ""
    incubator: str = ""
    organisation: str = ""
    theme: str = ""
    sort: str = "nom"

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.stage or self.incubator or self.organisation or self.theme)


def found_products(day: date, search: ProductSearch) -> QuerySet[WithAnnotations[Product, OnDay]]:
    """The products of a day that match, sorted; every word must be somewhere, whatever its case and accents."""
    found = products_on(day).select_related("incubator")
    for word in Asked(search.words).words:
        found = found.filter(search_key__contains=word)
    if search.incubator:
        of_incubator = Q(incubator__external_id=search.incubator)
        shared = Product.objects.filter(other_incubators__external_id=search.incubator)
        found = found.filter(of_incubator | Q(pk__in=shared.values("pk")))
    if search.organisation:
        found = found.filter(sponsors__external_id=search.organisation)
    if search.theme:
        found = found.filter(labels__kind=ProductLabel.Kind.THEME, labels__key=search.theme)
    return _sorted(_in_stage(found, search.stage), search.sort)


def _in_stage(
    found: QuerySet[WithAnnotations[Product, OnDay]], stage: str
) -> QuerySet[WithAnnotations[Product, OnDay]]:
    if stage == ACTIVE:
        return found.filter(current_stage__in=Stage.objects.filter(is_active=True).values("key"))
    if stage == PLANNED:
        return found.filter(current_stage=None)
    return found.filter(current_stage=stage) if stage else found


def _sorted(found: QuerySet[WithAnnotations[Product, OnDay]], sort: str) -> QuerySet[WithAnnotations[Product, OnDay]]:
    if sort.endswith("phase"):
        found = found.annotate(
            stage_rank=Subquery(Stage.objects.filter(key=OuterRef("current_stage")).values("rank")[:1])
        )
    return found.order_by(*_SORTS[sort])


def stages_by_key() -> Mapping[str, Stage]:
    """Every stage of the vocabulary, in canonical order."""
    return {stage.key: stage for stage in Stage.objects.all()}


def stage_of(product: Product, stages: Mapping[str, Stage]) -> Stage | None:
    """The stage of a product read by ``found_products``; ``None`` when none has begun."""
    return stages.get(getattr(product, "current_stage", None) or "")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter offers, and the words that show it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SearchChoices:
    """What each filter of the list offers."""

    incubators: Sequence[Choice]
    organisations: Sequence[Choice]
    themes: Sequence[Choice]


def search_choices() -> SearchChoices:
    """What the filters offer, in three queries: only what some product has.

    Hidden incubators are left out, and what only confidential products have.
    """
    incubators = Incubator.objects.filter(
        is_hidden=False, products__gone_on=None, products__isnull=False, products__is_confidential=False
    )
    organisations = Organisation.objects.filter(
        sponsored_products__gone_on=None, sponsored_products__isnull=False, sponsored_products__is_confidential=False
    )
    themes = ProductLabel.objects.filter(
        kind=ProductLabel.Kind.THEME, product__gone_on=None, product__is_confidential=False
    )
    return SearchChoices(
        incubators=_choices(incubators.distinct().values_list("external_id", "title")),
        organisations=_choices(organisations.distinct().values_list("external_id", "name")),
        themes=_choices(themes.order_by().values_list("key").annotate(label=Min("label"))),
    )


def _choices(rows: Iterable[tuple[str, str]]) -> Sequence[Choice]:
    return sorted((Choice(value, label) for value, label in rows), key=lambda choice: folded(choice.label))
