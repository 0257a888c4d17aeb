"""Readings of the portfolio at a day: products, their current stage, its figures. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import CharField, Count, DateField, OuterRef, Q, QuerySet, Subquery

from gouvernail.records.models import Product, ProductPhase, RegistryImport, Stage
from gouvernail.records.queries.confidentiality.walls import PUBLIC, told_to
from gouvernail.records.queries.scopes import Scope

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class OnDay(TypedDict):
    """What a product carries beside its own fields when it is read at a day."""

    current_stage: str | None
    stage_since: date | None


def products_on(day: date, scope: Scope = PUBLIC) -> QuerySet[WithAnnotations[Product, OnDay]]:
    """Products of the portfolio at a day, with the key of their stage and its first day (or ``None``).

    The current stage is the last that started by that day, even when its end is told and nothing follows; one
    planned for later does not count, and one without a start came before the others. Other projects of the
    administration are ordered for, but are not of the published portfolio; a confidential product is told to its team
    and the steering office alone. CCTP 1.3 (1.3-phases), 1.2 (1.2-portfolio), 4.1 (4.1-confidentiality).
    """
    begun = Q(start_on=None) | Q(start_on__lte=day)
    started = ProductPhase.objects.filter(begun, product=OuterRef("pk")).order_by("-position")
    return (
        Product.objects.filter(told_to(scope), Q(gone_on=None) | Q(gone_on__gt=day), origin=Product.Origin.REGISTRY)
        .annotate(
            current_stage=Subquery(started.values("stage__key")[:1], output_field=CharField()),
            stage_since=Subquery(started.values("start_on")[:1], output_field=DateField()),
        )
        .defer("raw", "content_markdown", "search_key")
    )


def product_ids_on(day: date) -> Sequence[str]:
    """The registry ids of the portfolio at a day, in order."""
    return list(products_on(day).order_by("external_id").values_list("external_id", flat=True))


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many products are in a stage."""

    stage: Stage
    products: int


@dataclass(frozen=True, slots=True)
class PortfolioFigures:
    """What the home page says of the portfolio at a day; the ``open_`` figures count active products only.

    ``planned`` counts products without a started stage, ``told_on`` is the day of the registry last read.
    """

    products: int
    active: int
    incubators: int
    open_code: int
    open_stats: int
    open_impact: int
    stages: Sequence[StageCount]
    planned: int
    told_on: date | None


def portfolio_figures(day: date) -> PortfolioFigures:
    """Count the portfolio in four queries, whatever its size."""
    stages = {stage.key: stage for stage in Stage.objects.all()}
    active_keys = [key for key, stage in stages.items() if stage.is_active]
    by_stage = _counts_by_stage(day)
    opened = (
        products_on(day)
        .filter(current_stage__in=active_keys)
        .aggregate(
            code=Count("pk", filter=~Q(repository_url="")),
            stats=Count("pk", filter=~Q(stats_url="")),
            impact=Count("pk", filter=~Q(impact_url="")),
            incubators=Count("incubator", distinct=True, filter=Q(incubator__is_hidden=False)),
        )
    )
    return PortfolioFigures(
        products=sum(by_stage.values()),
        active=sum(by_stage.get(key, 0) for key in active_keys),
        incubators=opened["incubators"],
        open_code=opened["code"],
        open_stats=opened["stats"],
        open_impact=opened["impact"],
        stages=[StageCount(stage, by_stage[key]) for key, stage in stages.items() if by_stage.get(key)],
        planned=by_stage.get(None, 0),
        told_on=RegistryImport.objects.order_by("-as_of_on").values_list("as_of_on", flat=True).first(),
    )


def _counts_by_stage(day: date) -> Mapping[str | None, int]:
    return dict(products_on(day).order_by().values_list("current_stage").annotate(count=Count("pk")))
