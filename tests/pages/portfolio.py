"""Builders of a made-up portfolio: stages, products with their life, labels, incubators."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from gouvernail.records.models import Incubator, Organisation, Product, ProductLabel, ProductPhase, Stage
from gouvernail.rules.folding import folded
from tests import makers

_STAGES = (
    ("investigation", "Investigation", True, False),
    ("construction", "Construction", True, False),
    ("consolidation", "Consolidation", True, False),
    ("transfere", "Transféré", False, True),
)


def make_stages() -> dict[str, Stage]:
    """The words of four stages."""
    return {
        key: Stage.objects.get_or_create(
            key=key, defaults={"label": label, "rank": rank, "is_active": active, "is_terminal": terminal}
        )[0]
        for rank, (key, label, active, terminal) in enumerate(_STAGES)
    }


def make_told_product(external_id: str, *life: tuple[str, date | None], **values: Any) -> Product:
    """A product and the stages it went through, each until the next one."""
    stages = make_stages()
    told = {"name": external_id, "mission": "", **values}
    told.setdefault("search_key", folded(f"{told['name']} {told['mission']} {external_id}"))
    product = makers.make_product(external_id, **told)
    ends = [*(following[1] for _, following in pairwise(life)), None][: len(life)]
    for position, ((key, start_on), until_on) in enumerate(zip(life, ends, strict=True)):
        ProductPhase.objects.create(
            product=product,
            stage=stages[key],
            position=position,
            start_on=start_on,
            until_on=until_on if start_on else None,
            raw_name=key,
        )
    return product


def make_incubator(external_id: str, **values: Any) -> Incubator:
    """An incubator, named after its id."""
    return Incubator.objects.create(**{"external_id": external_id, "title": external_id.title(), **values})


def make_organisation(external_id: str, **values: Any) -> Organisation:
    """A public body, named after its id."""
    return Organisation.objects.create(**{"external_id": external_id, "name": external_id.title(), **values})


def make_theme(product: Product, label: str) -> ProductLabel:
    """A theme of a product."""
    return ProductLabel.objects.create(product=product, kind=ProductLabel.Kind.THEME, key=folded(label), label=label)
