"""Readings of the portfolio: products, their current stage, what filters offer. CCTP 1.2 (1.2-portfolio)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import CharField, Count, OuterRef, Q, QuerySet, Subquery

from gouvernail.records.models import Incubator, Product, ProductPhase, RegistryImport, Stage

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class OnDay(TypedDict):
    """What a product carries beside its own fields when it is read at a day."""

    current_stage: str | None


def products_on(day: date) -> QuerySet[WithAnnotations[Product, OnDay]]:
    """Products of the portfolio at a day, each with ``current_stage``, the key of its stage (or ``None``).

    The current stage is the last that started by that day; one planned for later does not count.
    CCTP 1.3 (1.3-phases).
    """
    started = ProductPhase.objects.filter(product=OuterRef("pk"), start_on__lte=day).order_by("-position")
    return (
        Product.objects.filter(Q(gone_on=None) | Q(gone_on__gt=day))
        .annotate(current_stage=Subquery(started.values("stage__key")[:1], output_field=CharField()))
        .defer("raw", "content_markdown", "search_key")
    )


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many products are in a stage."""

    stage: Stage
    products: int


@dataclass(frozen=True, slots=True)
class PortfolioFigures:
    """What the home page says of the portfolio at a day; the ``open_`` figures count active products only."""

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
    active = products_on(day).filter(current_stage__in=active_keys)
    opened = active.aggregate(
        code=Count("pk", filter=~Q(repository_url="")),
        stats=Count("pk", filter=~Q(stats_url="")),
        impact=Count("pk", filter=~Q(impact_url="")),
        incubators=Count("incubator", distinct=True),
    )
    latest = RegistryImport.objects.order_by("-as_of_on").values_list("as_of_on", flat=True).first()
    return PortfolioFigures(
        products=sum(by_stage.values()),
        active=sum(by_stage.get(key, 0) for key in active_keys),
        incubators=opened["incubators"],
        open_code=opened["code"],
        open_stats=opened["stats"],
        open_impact=opened["impact"],
        stages=[StageCount(stage, by_stage[key]) for key, stage in stages.items() if by_stage.get(key)],
        planned=by_stage.get(None, 0),
        told_on=latest,
    )


def _counts_by_stage(day: date) -> Mapping[str | None, int]:
    rows = products_on(day).order_by().values_list("current_stage").annotate(count=Count("pk"))
    return dict(rows)


def visible_incubators() -> QuerySet[Incubator]:
    """Incubators that may be named on a public page."""
    return Incubator.objects.filter(is_hidden=False, gone_on=None)
