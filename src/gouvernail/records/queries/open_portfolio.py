"""The portfolio as open data at a day: products and incubators as plain values. CCTP 1.2 (1.2-portfolio).

Products that left the registry, hidden incubators and those that left are not told. Nothing of an order or of a
person is read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch

from gouvernail.records.models import Incubator, Organisation, Product, ProductLabel
from gouvernail.records.queries.portfolio import products_on


class OpenPhase(NamedTuple):
    """A stage of life in the words of the registry, over [``start_on``, ``until_on``)."""

    name: str
    start_on: date | None
    until_on: date | None


class OpenEvent(NamedTuple):
    """A dated movement, in the words of the registry."""

    name: str
    happened_on: date | None
    comment: str


class OpenIncubator(NamedTuple):
    """An incubator; ``owner`` is the id of an organisation, or empty."""

    external_id: str
    title: str
    owner: str
    website: str


@dataclass(frozen=True, slots=True)
class OpenProduct:
    """What the registry tells of a product; ids of sponsors and incubators, the leading incubator first.

    ``current_phase`` is the last that has begun on the day, empty when none has.
    """

    external_id: str
    name: str
    mission: str
    content_markdown: str
    link: str
    repository_url: str
    stats_url: str
    budget_url: str
    impact_url: str
    dashlord_url: str
    risk_analysis_url: str
    has_risk_analysis: bool
    accessibility_status: str
    phases: Sequence[OpenPhase]
    current_phase: str
    events: Sequence[OpenEvent]
    sponsors: Sequence[str]
    themes: Sequence[str]
    technologies: Sequence[str]
    incubators: Sequence[str]


def open_products(day: date) -> Sequence[OpenProduct]:
    """Every product of the portfolio at a day, by id, in six queries whatever their number."""
    found = (
        products_on(day)
        .defer(None)
        .defer("search_key")
        .select_related("incubator")
        .prefetch_related(
            "phases",
            "events",
            "labels",
            Prefetch("sponsors", Organisation.objects.order_by("external_id")),
            Prefetch("other_incubators", Incubator.objects.order_by("external_id")),
        )
        .order_by("external_id")
    )
    return [_open(product, day) for product in found]


def open_incubators() -> Sequence[OpenIncubator]:
    """Every incubator that may be named, by id, in one query."""
    found = Incubator.objects.filter(is_hidden=False, gone_on=None).select_related("owner").order_by("external_id")
    return [
        OpenIncubator(each.external_id, each.title, each.owner.external_id if each.owner else "", each.website)
        for each in found
    ]


def _open(product: Product, day: date) -> OpenProduct:
    phases = [OpenPhase(each.raw_name, each.start_on, each.until_on) for each in product.phases.all()]
    begun = [each.name for each in phases if each.start_on is None or each.start_on <= day]
    labels = list(product.labels.all())
    return OpenProduct(
        external_id=product.external_id,
        name=product.name,
        mission=product.mission,
        content_markdown=product.content_markdown,
        link=product.link,
        repository_url=product.repository_url,
        stats_url=product.stats_url,
        budget_url=product.budget_url,
        impact_url=product.impact_url,
        dashlord_url=product.dashlord_url,
        risk_analysis_url=product.risk_analysis_url,
        has_risk_analysis=product.raw.get("analyse_risques") is True,
        accessibility_status=product.accessibility_status,
        phases=phases,
        current_phase=begun[-1] if begun else "",
        events=[OpenEvent(each.name, each.happened_on, each.comment) for each in product.events.all()],
        sponsors=[each.external_id for each in product.sponsors.all()],
        themes=[each.label for each in labels if each.kind == ProductLabel.Kind.THEME],
        technologies=[each.label for each in labels if each.kind == ProductLabel.Kind.TECHNOLOGY],
        incubators=[each.external_id for each in _incubators(product) if not each.is_hidden and not each.gone_on],
    )


def _incubators(product: Product) -> Sequence[Incubator]:
    """Those of a product, the leading one first, each once."""
    named = [product.incubator] if product.incubator else []
    return list(dict.fromkeys([*named, *product.other_incubators.all()]))
