"""What a need may name, and where it stands once named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from gouvernail.records.models import Framework, Lot, Product, Stage
from gouvernail.records.queries.choices import Choice


class NeedPlace(NamedTuple):
    """The framework, product and lot that a form named, none for what does not exist; the stage as typed."""

    framework: Framework | None
    product: Product | None
    lot: Lot | None
    stage: str


def stage_choices() -> Sequence[Choice]:
    """The stages in which a product is at work, in their order."""
    found = Stage.objects.filter(is_terminal=False).order_by("rank").values_list("key", "label")
    return [Choice(key, label) for key, label in found]


def lot_choices() -> Sequence[Choice]:
    """Every lot, by its framework: for the State's forms only."""
    found = Lot.objects.select_related("framework").order_by("framework__number", "number")
    return [Choice(str(lot.uuid), f"{lot.framework.number} – lot {lot.number}, {lot.title}") for lot in found]


def place_of(framework: str, product: str, lot: str, stage: str) -> NeedPlace:
    """What the words of a form name."""
    return NeedPlace(
        Framework.objects.filter(number=framework).first(),
        Product.objects.filter(external_id=product).first(),
        Lot.objects.filter(uuid=UUID(lot)).first() if lot else None,
        stage,
    )
