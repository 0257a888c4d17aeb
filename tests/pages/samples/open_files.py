"""Addresses of the public files for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.pages.samples import Sample

SAMPLES: Mapping[str, Sequence[Sample]] = {
    "api_startups": (Sample(),),
    "api_startups_csv": (Sample(),),
    "api_incubators": (Sample(),),
}
