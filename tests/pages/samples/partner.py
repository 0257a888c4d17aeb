"""Addresses of the partner administrations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gouvernail.records.models import Organisation
from tests.pages.samples import Sample, files
from tests.pages.world import LEAD, PARTNER, STEERING, World

_TAKES_A = frozenset({STEERING, LEAD, PARTNER})


def _of_a(**rest: str) -> Callable[[World], Mapping[str, Any]]:
    """The product that the partner's administration sponsors."""

    def made(world: World) -> Mapping[str, Any]:
        world.product_a.sponsors.add(Organisation.objects.get(external_id="prefecture-exemple"))
        return {"external_id": world.product_a.external_id, **rest}

    return made


def _of_b(**rest: str) -> Callable[[World], Mapping[str, Any]]:
    """A product of another administration."""
    return lambda world: {"external_id": world.product_b.external_id, **rest}


SAMPLES: Mapping[str, Sequence[Sample]] = {
    "partner_products": (Sample(), Sample(query="q=%25&page=9")),
    "partner_products_file": files(),
    "partner_product": (
        Sample(_of_a(), _TAKES_A),
        Sample(_of_b(), frozenset({STEERING})),
        Sample(lambda _: {"external_id": "jamais.vu"}, seen_by=frozenset()),
    ),
    "partner_activities_file": (
        Sample(_of_a(extension="csv"), _TAKES_A),
        Sample(_of_b(extension="ods"), frozenset({STEERING})),
        Sample(_of_a(extension="exe"), seen_by=frozenset()),
    ),
}
