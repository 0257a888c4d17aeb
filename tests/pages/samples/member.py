"""The addresses of a member's own months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tests.pages.samples import Sample

SAMPLES: Mapping[str, Sequence[Sample]] = {
    "my_month": (Sample(statuses=frozenset({302})),),
    "one_month": (
        Sample(lambda _: {"month_on": date(2026, 6, 1)}),
        Sample(lambda _: {"month_on": date(2099, 12, 1)}),
    ),
}
