"""Addresses of the contractor's space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.pages.samples import Sample

SAMPLES: Mapping[str, Sequence[Sample]] = {
    "contractor_home": (Sample(), Sample(query="vue=produit")),
}
