"""Addresses of the public pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.pages.samples import Sample

SAMPLES: Mapping[str, Sequence[Sample]] = {
    "home": (Sample(),),
    "products": (Sample(), Sample(query="q=%C3%A9t%C3%A9&page=2&tri=-phase")),
    "products_csv": (Sample(),),
    "product": (
        Sample(lambda world: {"external_id": world.product_a.external_id}),
        Sample(lambda world: {"external_id": world.product_b.external_id}),
        Sample(lambda _: {"external_id": "jamais.vu"}, seen_by=frozenset()),
    ),
    "robots": (Sample(),),
    "favicon": (Sample(statuses=frozenset({301})),),
}
