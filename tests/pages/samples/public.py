"""Addresses of the public pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouvernail.records.models import Incubator
from tests.pages.samples import Sample, files


def _incubator(external_id: str, *, is_hidden: bool = False) -> Incubator:
    return Incubator.objects.create(external_id=external_id, title=external_id.title(), is_hidden=is_hidden)


_FILES = files()

SAMPLES: Mapping[str, Sequence[Sample]] = {
    "home": (Sample(),),
    "evolution_file": _FILES,
    "products": (Sample(), Sample(query="q=%C3%A9t%C3%A9&page=2&tri=-phase")),
    "products_csv": (Sample(),),
    "products_file": _FILES,
    "product": (
        Sample(lambda world: {"external_id": world.product_a.external_id}),
        Sample(lambda world: {"external_id": world.product_b.external_id}),
        Sample(lambda _: {"external_id": "jamais.vu"}, seen_by=frozenset()),
    ),
    "incubators": (Sample(), Sample(query="q=ete")),
    "incubators_file": _FILES,
    "product_stages_file": (
        Sample(lambda world: {"external_id": world.product_a.external_id, "extension": "ods"}),
        Sample(lambda _: {"external_id": "jamais.vu", "extension": "csv"}, seen_by=frozenset()),
        Sample(lambda world: {"external_id": world.product_a.external_id, "extension": "exe"}, seen_by=frozenset()),
    ),
    "incubator": (
        Sample(lambda _: {"external_id": _incubator("atelier").external_id}),
        Sample(lambda _: {"external_id": _incubator("cave", is_hidden=True).external_id}, seen_by=frozenset()),
    ),
    "search": (
        Sample(),
        Sample(query="q=BC"),
        Sample(query="q=cooperative"),
        Sample(query="q=000000000000&dans=titulaires"),
        Sample(query="q=%25_%27%22%3Cscript%3E&dans=rien"),
    ),
    "movements": (Sample(),),
    "definitions": (Sample(),),
    "legal_notice": (Sample(),),
    "data_protection": (Sample(),),
    "accessibility": (Sample(),),
    "contribute": (Sample(),),
    "sitemap": (Sample(),),
    "security": (Sample(),),
    "robots": (Sample(),),
    "favicon": (Sample(statuses=frozenset({301})),),
}
